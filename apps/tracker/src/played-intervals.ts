export type Interval = [fromMs: number, toMs: number];

/** Adds an interval to a list, in no order, of which no two overlap or touch: seeking back adds nothing. */
export const addInterval = (played: Interval[], from: number, to: number): Interval[] => {
  const apart = played.filter((interval) => {
    const isApart = interval[1] < from || interval[0] > to;
    if (!isApart) {
      from = Math.min(from, interval[0]);
      to = Math.max(to, interval[1]);
    }
    return isApart;
  });
  return [...apart, [from, to]];
};

/** Vietnam keeps one time the whole year: UTC+7. */
export const LOCAL_OFFSET_MS = 7 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 in local time. */
export function localDay(at: number): number {
  return Math.floor((at + LOCAL_OFFSET_MS) / DAY_MS);
}

/** The instant at which a local day begins. */
export function startOfLocalDay(day: number): number {
  return day * DAY_MS - LOCAL_OFFSET_MS;
}

// Demand by local hour: up before work, the lunch break, the evening after dinner; almost nobody at four.
const HOURS = [
  0.42, 0.22, 0.13, 0.09, 0.12, 0.38, 0.9, 1.55, 1.62, 1.25, 1.12, 1.5, 1.58, 1.12, 0.98, 1.0, 1.05, 1.08,
  1.05, 1.25, 1.72, 1.8, 1.4, 0.82,
];
const HOURS_MEAN = HOURS.reduce((sum, hour) => sum + hour, 0) / HOURS.length;

// Sunday first.
const WEEKDAYS = [0.84, 1.06, 1.07, 1.06, 1.05, 1.03, 0.89];

/** How demand at an instant compares with the mean of a week: 1 is the mean. Runs smoothly from hour to hour. */
export function rhythm(at: number): number {
  const local = at + LOCAL_OFFSET_MS;
  const hourOfDay = (local % DAY_MS) / HOUR_MS;
  const hour = Math.floor(hourOfDay);
  const share = hourOfDay - hour;
  const here = HOURS[hour] ?? 0;
  const next = HOURS[(hour + 1) % 24] ?? 0;
  // 1970-01-01 was a Thursday.
  const weekday = WEEKDAYS[(Math.floor(local / DAY_MS) + 4) % 7] ?? 1;
  return ((here * (1 - share) + next * share) / HOURS_MEAN) * weekday;
}

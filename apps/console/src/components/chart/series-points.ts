import { rowsOf } from '../../api/answer-rows.js';
import type { QueryAnswer } from '../../api/query.js';

export interface SeriesPoint {
  /** Start of the bucket, local time with offset. */
  time: string;
  /** Null for a bucket that has not begun. */
  value: number | null;
  previous: number | null;
  /** The bucket is still filling. */
  open: boolean;
}

const GRAIN_MS = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 28 * 86_400_000,
};

/** Leaves out what lies before the first view and after the newest: the life of an article. */
export function livedPoints(points: SeriesPoint[]): SeriesPoint[] {
  const first = points.findIndex((point) => (point.value ?? 0) > 0);
  return points.slice(Math.max(first, 0)).filter((point) => point.value !== null);
}

/** The time series of one metric; a bucket that begins after `now` (epoch ms) is no zero but nothing yet. */
export function seriesPoints(answer: QueryAnswer, metric: string, now: number): SeriesPoint[] {
  const rows = rowsOf(answer);
  const grainMs = GRAIN_MS[answer.meta.granularity ?? 'day'];
  return rows.map((row, index) => {
    const time = row.text('time');
    const start = Date.parse(time);
    const next = rows[index + 1];
    const end = next === undefined ? start + grainMs : Date.parse(next.text('time'));
    return {
      time,
      value: start > now ? null : row.number(metric),
      previous: row.number(`previous_${metric}`),
      open: start <= now && end > now,
    };
  });
}

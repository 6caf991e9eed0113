import type { Plan } from '@nhipbao/metrics';
import { DateTime } from 'luxon';
import type { Row } from '../select-rows.js';
import type { Cell, Column } from './answer.js';

export const previous = (metric: string): string => `previous_${metric}`;

/** The columns of a plan's answer, in their order: time, dimensions, metrics, comparisons. */
export function columnsOf(plan: Plan, compared: boolean): Column[] {
  const metric = (role: 'metric' | 'comparison') =>
    plan.metrics.map((m): Column => ({
      name: role === 'metric' ? m.name : previous(m.name),
      type: 'number',
      unit: m.unit,
      role,
    }));
  return [
    ...(plan.granularity ? [{ name: 'time', type: 'time', unit: null, role: 'dimension' } as const] : []),
    ...plan.dimensions.map((d): Column => ({ name: d.name, type: d.type, unit: null, role: 'dimension' })),
    ...metric('metric'),
    ...(compared ? metric('comparison') : []),
  ];
}

/** `2026-11-01T00:00:00+07:00`, the local beginning of a bucket. */
export function localTime(epochSeconds: number, timezone: string): string {
  return DateTime.fromSeconds(epochSeconds, { zone: timezone }).toISO({ suppressMilliseconds: true }) ?? '';
}

/** A row's dimension cells. */
export function keyCells(row: Row, plan: Plan): Cell[] {
  return [
    ...(plan.granularity ? [localTime(Number(row['time']), plan.timezone)] : []),
    ...plan.dimensions.map((d) => (d.type === 'number' ? Number(row[d.name]) : String(row[d.name] ?? ''))),
  ];
}

/** A row's metric cells; null where a ratio has no denominator. */
export function metricCells(row: Row | undefined, plan: Plan): Cell[] {
  return plan.metrics.map(({ name }) => {
    const value = row?.[name];
    return value === null || value === undefined ? null : Number(value);
  });
}

import type { Rejection, StoredEvent } from '@nhipbao/events';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Accepted event number `n`, 1 ms after the one before. */
export const event = (n = 0, change: object = {}): StoredEvent => ({
  type: 'pageview',
  outlet_id: 7,
  site_id: 12,
  event_id: uuid(n),
  pv: uuid(n),
  ts: 1_790_000_000_000 + n,
  received_at: 1_790_000_000_500 + n,
  session_day: '2026-09-21',
  visitor: '18446744073709551615',
  consented: 1,
  source: 'browser',
  traffic: '',
  rule_version: 1,
  ...change,
});

export const rejection: Rejection = {
  rejection_id: uuid(1),
  outlet_id: 7,
  site_id: 12,
  received_at: 1_790_000_001_000,
  reason: 'invalid',
  events: 3,
};

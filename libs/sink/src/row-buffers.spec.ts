import { describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeRejection } from '@nhipbao/events';
import type { LogBatch } from '@nhipbao/platform';
import { event, rejection, uuid } from './records-fixture.js';
import { receivedUntil, rowsOf, type TableRows } from './row-buffers.js';

const batch = (...values: Buffer[]): LogBatch => ({
  partition: 2,
  records: values.map((value, n) => ({ offset: 40 + n, value })),
  signal: new AbortController().signal,
});
const lines = (text: Buffer): unknown[] =>
  text
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
const offsets = (rows: TableRows): number[] => {
  const found: number[] = [];
  rows.forEach((_, { offset }) => found.push(offset));
  return found;
};

describe('the rows of a batch', () => {
  it('are its records as they stand, each with its place in the log, by table', () => {
    const rows = rowsOf([
      batch(encodeEvent(event()), encodeRejection(rejection), encodeEvent(event(0, { type: 'engagement' }))),
    ]);
    expect(lines(rows.events.lines())).toEqual([
      { log_partition: 2, log_offset: 40, ...event() },
      { log_partition: 2, log_offset: 42, ...event(0, { type: 'engagement' }) },
    ]);
    expect(lines(rows.rejections.lines())).toEqual([{ log_partition: 2, log_offset: 41, ...rejection }]);
    expect(lines(rows.events.lines(1, 2))).toMatchObject([{ log_offset: 42 }]);
    expect(offsets(rows.events)).toEqual([40, 42]);
  });

  it('of several partitions stand together, each where it comes from', () => {
    const other: LogBatch = { ...batch(encodeEvent(event(1))), partition: 11 };
    const { events } = rowsOf([batch(encodeEvent(event())), other]);
    expect(lines(events.lines())).toMatchObject([
      { log_partition: 2, log_offset: 40, event_id: uuid(0) },
      { log_partition: 11, log_offset: 40, event_id: uuid(1) },
    ]);
    expect(events.at(1)).toEqual({ partition: 11, record: other.records[0] });
  });

  it('are one line each, whatever text they carry', () => {
    const title = 'Dòng một\nDòng hai \u2028 "trích" \\ { }';
    expect(lines(rowsOf([batch(encodeEvent(event(0, { title })))]).events.lines())).toMatchObject([
      { title },
    ]);
  });

  it('of no records are none', () => {
    const { events, rejections, unknown } = rowsOf([batch()]);
    expect([events.lines().length, rejections.count, unknown]).toEqual([0, 0, []]);
  });

  it.each(['', 'E', 'X{"a":1}', '{"a":1}', 'E[1]', 'R"x"'])(
    'leave aside the record %j, which nobody here wrote, and keep those around it',
    (text) => {
      const rows = rowsOf([batch(encodeEvent(event()), Buffer.from(text), encodeEvent(event()))]);
      expect(rows.unknown).toEqual([{ partition: 2, record: { offset: 41, value: Buffer.from(text) } }]);
      expect(offsets(rows.events)).toEqual([40, 42]);
    },
  );
});

describe('how far a batch reaches', () => {
  it('is the receipt of its last record, of either kind', () => {
    expect(receivedUntil(batch(encodeRejection(rejection), encodeEvent(event())))).toBe(1_790_000_000_500);
    expect(receivedUntil(batch(encodeEvent(event()), encodeRejection(rejection)))).toBe(1_790_000_001_000);
    expect(receivedUntil(batch())).toBe(0);
  });

  it('is told by the record before where the last cannot be read', () => {
    const unreadable = ['E{"received_at":', 'E{"received_at":"x"}', ''].map((text) => Buffer.from(text));
    expect(receivedUntil(batch(encodeEvent(event()), ...unreadable))).toBe(1_790_000_000_500);
    expect(receivedUntil(batch(...unreadable))).toBe(0);
  });
});

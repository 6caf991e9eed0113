import { describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeRejection } from '@nhipbao/events';
import type { LogBatch } from '@nhipbao/platform';
import { event, rejection } from './records-fixture.js';
import { receivedUntil, rowsOf } from './row-buffers.js';

const batch = (...values: Buffer[]): LogBatch => ({
  partition: 2,
  records: values.map((value, n) => ({ offset: 40 + n, value })),
  signal: new AbortController().signal,
});
const lines = (buffers: Buffer[]): unknown[] =>
  Buffer.concat(buffers)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('the rows of a batch', () => {
  it('are its records as they stand, each with its place in the log, by table', () => {
    const rows = rowsOf(
      batch(encodeEvent(event()), encodeRejection(rejection), encodeEvent(event(0, { type: 'engagement' }))),
    );
    expect(lines(rows.events.lines())).toEqual([
      { log_partition: 2, log_offset: 40, ...event() },
      { log_partition: 2, log_offset: 42, ...event(0, { type: 'engagement' }) },
    ]);
    expect(lines(rows.rejections.lines())).toEqual([{ log_partition: 2, log_offset: 41, ...rejection }]);
    expect(lines(rows.events.lines(1, 2))).toMatchObject([{ log_offset: 42 }]);
    expect(rows.events.records.map(({ offset }) => offset)).toEqual([40, 42]);
  });

  it('are one line each, whatever text they carry', () => {
    const title = 'Dòng một\nDòng hai \u2028 "trích" \\ { }';
    expect(lines(rowsOf(batch(encodeEvent(event(0, { title })))).events.lines())).toMatchObject([{ title }]);
  });

  it('of no records are none', () => {
    const { events, rejections, unknown } = rowsOf(batch());
    expect([events.lines(), rejections.lines(), unknown]).toEqual([[], [], []]);
  });

  it.each(['', 'E', 'X{"a":1}', '{"a":1}', 'E[1]', 'R"x"'])(
    'leave aside the record %j, which nobody here wrote, and keep those around it',
    (text) => {
      const rows = rowsOf(batch(encodeEvent(event()), Buffer.from(text), encodeEvent(event())));
      expect(rows.unknown).toEqual([{ offset: 41, value: Buffer.from(text) }]);
      expect(rows.events.records.map(({ offset }) => offset)).toEqual([40, 42]);
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

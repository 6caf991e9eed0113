import { describe, expect, it } from '@jest/globals';
import { sendSlices } from './send-slices.js';

const record = (length: number) => ({ key: 'key', value: Buffer.alloc(length) });
const lengths = (records: readonly { value: Buffer | null }[][]) =>
  records.map((slice) => slice.map(({ value }) => value?.length ?? -1));

describe('what one request carries', () => {
  it('is consecutive records up to the limit, and a larger one by itself', () => {
    const records = [4, 4, 2, 1, 30, 0, 10, 10].map(record);
    expect(lengths([...sendSlices(records, 10)])).toEqual([[4, 4, 2], [1], [30], [0, 10], [10]]);
  });

  it('counts a message without a value as nothing', () => {
    expect(lengths([...sendSlices([record(10), { value: null }], 10)])).toEqual([[10, -1]]);
  });

  it('is nothing when there is nothing', () => {
    expect([...sendSlices([])]).toEqual([]);
  });
});

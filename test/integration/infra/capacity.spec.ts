import { describe, expect, it } from '@jest/globals';
import { compressFrameSync } from 'lz4-napi';
import { capacity, figures, reckon, TRAFFIC } from '../../../tools/generate/capacity.mjs';
import { storedEvents } from '../../bench/stored-events.js';
import { read } from './repository.js';

const PAGE = `
| benchmark          | figure                                                          | measured                  |
| ------------------ | --------------------------------------------------------------- | ------------------------- |
| \`collector-single\` | collector, single events, durable                               | 8,000 requests/s (40 %)   |
| \`end-to-end\`       | 600,000 events in batches of 100, into the store                | 20,000 events/s           |
|                    | until every figure shows them                                   | 30 s more                 |
|                    | store, all tables, on the simulator's traffic                   | 50 bytes/event            |
|                    | of which \`events\` / \`page_views\` / \`rollup_hour\` / \`rollup_day\` | 30 / 10 / 2 / 1 bytes/event |
| \`sink\`             | the engine, the same rows from a file                           | 80,000 rows/s             |
|                    | sink, from the log                                              | 48,000 rows/s (60 %)      |
`;

describe('the capacity page', () => {
  it('reads the benchmarks', () => {
    expect(figures(PAGE)).toEqual({
      collected: 8_000,
      stored: 48_000,
      engine: 80_000,
      endToEnd: 20_000,
      batchEvents: 600_000,
      moreSeconds: 30,
      storeBytes: 50,
      rawBytes: 40,
      rollupBytes: 3,
    });
    expect(() => figures(PAGE.replace('sink, from the log', 'sink'))).toThrow('has no figure');
  });

  // By hand: 86.4 million page views of 10 events are 10,000 events/s, and 100,000 at the peak.
  it('reckons what a day costs', () => {
    const day = reckon(figures(PAGE), {
      sector: { pageViewsADay: 86_400_000, peak: 10 },
      traffic: { eventsAPageView: 10, recordBytes: 1_024, packedBytes: 100 },
    });
    expect([day.eventsADay, day.mean, day.peak]).toEqual([864e6, 10_000, 100_000]);
    // 100,000 ÷ (8,000 ÷ 2 cores) ÷ 0.6 = 41.7
    expect(day.collectors).toBe(42);
    // 100,000 ÷ (48,000 ÷ 2) ÷ 0.6
    expect(day.storingCores).toBeCloseTo(6.944, 3);
    // 600,000 in 30 s + 30 s are 10,000/s on two cores: 100,000 ÷ 5,000
    expect([day.chain, day.chainCores]).toEqual([10_000, 20]);
    expect(day.backlogHours(2)).toBe(8);
    // 864 million × 50 bytes
    expect(day.storeDay).toBe(43.2e9);
    // (864 million × 40 × 395 + 864 million × 10 × 365) ÷ 4 shards ÷ 0.6
    expect(day.storeServer / 1e12).toBeCloseTo((13.6512 + 3.1536) / 2.4, 6);
    // 864 million × 100 bytes, × 7 days × 3 replicas ÷ 0.6
    expect([day.kafkaDay, day.kafkaDisk]).toEqual([86.4e9, 3_024e9]);
    // 1 GiB ÷ (100,000 ÷ 42 × 1 KiB)
    expect(day.spoolSecondsPeak).toBeCloseTo((1024 * 1024 * 42) / 100_000, 6);
  });

  it('is what the benchmarks say', async () => {
    const { format, resolveConfig } = await import('prettier');
    const [[path, text] = ['', '']] = Object.entries(capacity());
    expect(read(path)).toBe(await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
  });

  it('knows the traffic that the bench sends', () => {
    let events = 0;
    let views = 0;
    let bytes = 0;
    let packed = 0;
    for (const group of storedEvents(30_000, 4)) {
      const values = Buffer.concat(group.map(({ value }) => value));
      events += group.length;
      views += values.toString().match(/"type":"pageview"/g)?.length ?? 0;
      bytes += values.length;
      packed += compressFrameSync(
        Buffer.concat(group.flatMap(({ key, value }) => [Buffer.from(key), value])),
      ).length;
    }
    const near = (value: number, stated: number): boolean => Math.abs(value / stated - 1) < 0.1;
    expect({
      eventsAPageView: near(events / views, TRAFFIC.eventsAPageView),
      recordBytes: near(bytes / events, TRAFFIC.recordBytes),
      packedBytes: near(packed / events, TRAFFIC.packedBytes),
    }).toEqual({ eventsAPageView: true, recordBytes: true, packedBytes: true });
  });
});

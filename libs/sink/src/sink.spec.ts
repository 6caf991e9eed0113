import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeRejection } from '@nhipbao/events';
import type { ClickHouse } from '@nhipbao/platform';
import { migrateClickHouse, Tracing } from '@nhipbao/platform';
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { ChdbClickHouse } from '@nhipbao/runtime-standalone';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { event, rejection, uuid } from './records-fixture.js';
import { SinkMetrics } from './sink-metrics.js';
import { SINK_GROUP, SinkService } from './sink.service.js';

const MIGRATIONS = join(import.meta.dirname, '../../../migrations/clickhouse');

const POISON: Record<string, Buffer> = {
  'what nobody here wrote': Buffer.from('xin chào'),
  nothing: Buffer.alloc(0),
  'a row that is cut off': encodeEvent(event(900)).subarray(0, -30),
  'an unknown type of event': encodeEvent(event(901, { type: 'telepathy' })),
  'a page view id that is none': encodeEvent(event(902, { pv: 'x' })),
  'a text for a number': encodeEvent(event(903, { engaged_ms: 'long' })),
  'a rejection without sense': Buffer.from('R{"outlet_id":[]}'),
};

describe('the sink', () => {
  let folder: string;
  let store: ChdbClickHouse;
  let log: LmdbEventLog;
  let registry: Registry;
  let sink: SinkService;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhipbao-sink-'));
    store = new ChdbClickHouse({ dataDir: folder });
    await migrateClickHouse(store.connection('admin'), MIGRATIONS);
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  let logs = 0;
  beforeEach(async () => {
    for (const table of ['events', 'rejections', 'sink_progress'])
      await store.connection('admin').command({ query: `TRUNCATE TABLE ${table}` });
    log = new LmdbEventLog({ folder: join(folder, `log-${++logs}`), retryMinMs: 1, retryMaxMs: 20 });
  });
  afterEach(async () => {
    await sink.onModuleDestroy();
    await log.close();
  });

  async function start(clickhouse: ClickHouse = store): Promise<void> {
    registry = new Registry();
    sink = new SinkService(
      log,
      clickhouse,
      new SinkMetrics(registry, log),
      new Tracing({ perSecond: 0, service: 'test' }),
    );
    await sink.onApplicationBootstrap();
  }
  async function drained(): Promise<void> {
    while ((await log.lag(SINK_GROUP)).records > 0) await sleep(20);
  }
  async function ask<T>(query: string): Promise<T[]> {
    return (await store.connection('query').query({ query, format: 'JSONEachRow' })).json<T>();
  }

  it('sets aside what can never be stored, with its reason, and stores the rest', async () => {
    const good = Array.from({ length: 300 }, (_, n) => encodeEvent(event(n)));
    const bad = Object.values(POISON);
    bad.forEach((value, index) => good.splice(40 * index + index, 0, value));
    good.push(encodeRejection(rejection));
    await log.append(good.map((value) => ({ key: 'key', value })));
    await start();
    await drained();
    expect(
      await ask('SELECT uniqExact(event_id)::UInt32 AS events, count()::UInt32 AS rows FROM events FINAL'),
    ).toEqual([{ events: 300, rows: 300 }]);
    const letters = await log.deadLetters.list();
    expect(letters.map(({ offset }) => offset)).toEqual(bad.map((_, index) => 41 * index));
    expect(letters.map(({ value }) => value)).toEqual(bad);
    expect(letters.map(({ reason }) => /^[A-Z_]+/.exec(reason)?.[0])).toEqual([
      'UNKNOWN_KIND',
      'UNKNOWN_KIND',
      'CANNOT_PARSE_QUOTED_STRING',
      'UNKNOWN_ELEMENT_OF_ENUM',
      'CANNOT_PARSE_UUID',
      'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
      'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
    ]);
    const buried = await registry.getSingleMetric('nhipbao_sink_buried_total')?.get();
    expect(buried?.values).toMatchObject([{ value: bad.length }]);
  });

  it('names in the account what it has set aside, once however often it comes', async () => {
    const records = [encodeEvent(event(1)), encodeEvent(event(2, { type: 'telepathy' })), Buffer.from('?')];
    await log.append(records.map((value) => ({ key: 'key', value })));
    await start();
    await drained();
    await sink.onModuleDestroy();
    await log.seek(SINK_GROUP, 0, 0);
    await start();
    await drained();
    const account = await ask(
      "SELECT outlet_id, log_offset::UInt32 AS place, events FROM rejections FINAL WHERE reason = 'buried' ORDER BY place",
    );
    expect(account).toEqual([
      { outlet_id: 7, place: 1, events: 1 },
      { outlet_id: 0, place: 2, events: 1 },
    ]);
    expect(await log.deadLetters.list()).toHaveLength(2);
  });

  it('sets nothing aside while the store is away, however long', async () => {
    await log.append(
      [encodeEvent(event(1)), POISON['a page view id that is none'] ?? Buffer.alloc(0)].map((value) => ({
        key: 'key',
        value,
      })),
    );
    await store.connection('admin').command({ query: 'RENAME TABLE events TO events_away' });
    await start();
    const failed = async () => (await log.lag(SINK_GROUP)).records;
    for (let look = 0; look < 20; look += 1) {
      expect(await failed()).toBe(2);
      await sleep(20);
    }
    expect(await log.deadLetters.list()).toEqual([]);
    await store.connection('admin').command({ query: 'RENAME TABLE events_away TO events' });
    await drained();
    expect(await log.deadLetters.list()).toHaveLength(1);
    expect(await ask('SELECT event_id FROM events FINAL')).toEqual([{ event_id: uuid(1) }]);
  });

  it('waits, and sets nothing aside, when the store refuses nearly everything: its tables are older than the events', async () => {
    const later = Array.from({ length: 1_500 }, (_, n) => encodeEvent(event(n, { type: 'telepathy' })));
    await log.append(later.map((value) => ({ key: 'key', value })));
    const troubles: string[] = [];
    await sinkOn(troubles);
    while (troubles.length === 0) await sleep(20);
    expect(troubles[0]).toMatch(/refuses nearly every record/);
    expect(await log.deadLetters.list()).toEqual([]);
    expect((await log.lag(SINK_GROUP)).records).toBe(1_500);
  });

  /** The sink on the same log, with what it fails with. */
  async function sinkOn(troubles: string[]): Promise<void> {
    await log.close();
    log = new LmdbEventLog({
      folder: join(folder, `log-${logs}`),
      onTrouble: ({ error }) => troubles.push(String(error)),
    });
    await start();
  }
});

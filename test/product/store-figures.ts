import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AggregatorModule } from '@nhipbao/aggregator';
import {
  compile,
  DUPLICATES,
  LIVE,
  LIVE_MINUTES,
  planQuery,
  RECEIPTS,
  STORED,
  type QueryRequest,
} from '@nhipbao/metrics';
import { ClickHouse, Config, EventLog, ProcessTerms, readConfig } from '@nhipbao/platform';
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { rowsOf } from '@nhipbao/sink';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { storedEvents } from '../bench/stored-events.js';
import { until } from './until.js';

const EVENTS = 4_000;
/** Across the end of one of the to-do list's partitions, so that it is dropped. */
const FIRST_OFFSET = 998_000;
const LAST_OFFSET = FIRST_OFFSET + EVENTS - 1;

@Global()
@Module({})
class Surroundings {
  static of(store: ClickHouse, log: EventLog, controlPlane: DataSource, config: Config): DynamicModule {
    const providers = [
      { provide: ClickHouse, useValue: store },
      { provide: EventLog, useValue: log },
      { provide: DataSource, useValue: controlPlane },
      { provide: ProcessTerms, useValue: { leaseHolder: 'test', restShare: 1 } },
      { provide: Config, useValue: config },
      { provide: Registry, useValue: new Registry() },
    ];
    return { module: Surroundings, providers, exports: providers.map(({ provide }) => provide) };
  }
}

const QUESTIONS: Partial<QueryRequest>[] = [
  {
    metrics: [
      'pageviews',
      'visits',
      'visitors',
      'bounce_rate',
      'engaged_time',
      'robot_pageviews',
      'media_time',
    ],
  },
  { metrics: ['visitors', 'new_visitors', 'loyal_visitors'], granularity: 'day' },
  {
    metrics: ['pageviews', 'visitors'],
    dimensions: ['article', 'title'],
    limit: 50,
    order_by: ['-pageviews', 'article'],
  },
  { metrics: ['visits'], dimensions: ['device', 'channel'], order_by: ['device', 'channel'] },
];

async function answersOf(store: ClickHouse): Promise<unknown[][]> {
  const client = store.connection('query');
  const ask = async (query: string, query_params: Record<string, unknown>): Promise<unknown[]> => {
    const result = await client.query({ query, query_params, format: 'JSONEachRow' });
    return (await result.json()).map((row) => JSON.stringify(row)).sort();
  };
  const from = Date.parse('2026-10-01T00:00:00Z');
  const period = { outletIds: [1], from: from / 1000, to: from / 1000 + 40 * 86_400 };
  const context = { outletIds: [1], siteId: 0, platformTimezone: 'Asia/Ho_Chi_Minh', now: new Date(from) };
  const plans = QUESTIONS.map((question) =>
    compile(
      planQuery({ metrics: ['pageviews'], date_range: ['2026-10-01', '2026-10-31'], ...question }, context),
    ),
  );
  const live = { outletId: 1, siteId: 0, now: from };
  return Promise.all([
    ...plans.map(({ sql, params }) => ask(sql, params)),
    ...[RECEIPTS, DUPLICATES, STORED].map((sql) => ask(sql, period)),
    ...[LIVE, LIVE_MINUTES].map((sql) => ask(sql, live)),
    ask('SELECT outlet_id, count() AS visits, sum(pageviews) AS views FROM visits GROUP BY outlet_id', {}),
    ask('SELECT DISTINCT intDiv(log_offset, 1000000) AS part FROM touched_page_views', {}),
  ]);
}

async function send(store: ClickHouse, rows: Buffer): Promise<void> {
  const { stream } = await store.connection('ingest').exec({
    query: 'INSERT INTO events FORMAT JSONEachRow',
    values: Readable.from([rows]),
  });
  await finished(stream.resume());
}

/** From stored events to figures, with what the sink does twice done twice. */
export async function figuresOf(store: ClickHouse, folder: string): Promise<unknown[][]> {
  const admin = store.connection('admin');
  let offset = FIRST_OFFSET;
  for (const records of storedEvents(EVENTS, 1_000)) {
    const numbered = records.map(({ value }) => ({ value, offset: offset++ }));
    const { events } = rowsOf([{ partition: 0, records: numbered }]);
    for (let time = 0; time < 2; time++) await send(store, events.lines());
  }
  await admin.command({ query: `INSERT INTO sink_progress SELECT 0, ${LAST_OFFSET}, now64(3), now64(3)` });
  await admin.command({
    query: `INSERT INTO assembly_progress SELECT 0, ${FIRST_OFFSET - 1}, fromUnixTimestamp64Milli(0), 1`,
  });
  const log = new LmdbEventLog({ folder: join(folder, 'log') });
  const controlPlane = await openControlPlane({ dataDir: folder, onTrouble: () => undefined });
  const module = await Test.createTestingModule({
    imports: [Surroundings.of(store, log, controlPlane, readConfig({})), AggregatorModule],
  }).compile();
  await module.init();
  try {
    await until('everything is rolled up', async () => {
      const result = await admin.query({
        query: `SELECT (SELECT max(log_offset) FROM assembly_progress FINAL) = ${LAST_OFFSET}
          AND (SELECT max(rolled_in) FROM rollup_progress) >= (SELECT max(assembled_in) FROM assembly_progress FINAL) AS done`,
        format: 'JSONEachRow',
      });
      const [row] = await result.json<{ done: number }>();
      return row?.done === 1;
    });
  } finally {
    await module.close();
    await log.close();
    await controlPlane.destroy();
  }
  return answersOf(store);
}

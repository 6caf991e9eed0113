import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { encodeEvent, encodeRejection, type Rejection, type StoredEvent } from '@nhipbao/events';
import {
  ApiKey,
  ClickHouse,
  EventLog,
  hashSecret,
  httpOptions,
  Outlet,
  readConfig,
  Site,
} from '@nhipbao/platform';
import { DataSource } from 'typeorm';
import { StandaloneModule } from '../../../apps/standalone/src/app.module.js';
import { until } from '../../product/until.js';

const KEY = 'nbk_grafana_test';

export type Row = Record<string, string | number | null>;

/** The whole product in this process, so that its engine can be asked in SQL beside its API. */
export class RunningPlatform {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly url: string,
    private readonly dataDir: string,
  ) {}

  static async start(): Promise<RunningPlatform> {
    const dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-grafana-'));
    const config = readConfig({ NHIPBAO_DATA_DIR: dataDir, NHIPBAO_DEMO: 'off' });
    const app = await NestFactory.create<NestFastifyApplication>(
      StandaloneModule.register(config),
      new FastifyAdapter(httpOptions(config)),
      { logger: ['error', 'fatal'] },
    );
    await app.listen(0, '127.0.0.1');
    return new RunningPlatform(app, await app.getUrl(), dataDir);
  }

  /** An outlet with sites, by their names. */
  async addOutlet(name: string, siteNames: string[]): Promise<{ outletId: number; siteIds: number[] }> {
    const database = this.app.get(DataSource);
    const outlet = await database
      .getRepository(Outlet)
      .save({ name, kind: 'central_paper', province: null, licence: null });
    const sites = await database
      .getRepository(Site)
      .save(siteNames.map((site) => ({ outletId: outlet.id, key: `nb_${site}`, name: site, domains: [] })));
    return { outletId: outlet.id, siteIds: sites.map(({ id }) => id) };
  }

  /** A key that sees every outlet. */
  async addKey(): Promise<void> {
    await this.app
      .get(DataSource)
      .getRepository(ApiKey)
      .save({
        outletId: null,
        name: 'grafana test',
        prefix: KEY.slice(0, 8),
        secretHash: hashSecret(KEY),
        scopes: ['query'],
        createdById: null,
      });
    await until('the key and the outlets are known', async () => {
      const response = await this.request('/v1/query', {
        metrics: ['pageviews'],
        date_range: ['2026-01-01', '2026-01-01'],
      });
      const { meta } = (await response.json()) as { meta?: { outlet_ids: number[] } };
      return response.ok && (meta?.outlet_ids.length ?? 0) > 1;
    });
  }

  /** Puts records in the log as the collector does; resolves when the figures contain them. */
  async receive(events: readonly StoredEvent[], rejections: readonly Rejection[]): Promise<void> {
    const records = [...events.map((event) => encodeEvent(event)), ...rejections.map(encodeRejection)];
    await this.app.get(EventLog).append(records.map((value) => ({ key: 'test', value })));
    const appendedAt = Date.now();
    await until('the figures have caught up', async () => {
      const { meta } = await this.ask<{ meta: { fresh_until: string | null } }>('/v1/query', {
        metrics: ['pageviews'],
        date_range: ['2026-01-01', '2026-01-01'],
      });
      return Date.parse(meta.fresh_until ?? '') > appendedAt;
    });
  }

  async ask<T>(path: string, body?: unknown): Promise<T> {
    const response = await this.request(path, body);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async metrics(): Promise<string> {
    return (await this.request('/metrics')).text();
  }

  /** Runs SQL on the engine as it stands; big integers come back as text. */
  async sql(query: string, params: Record<string, unknown> = {}): Promise<Row[]> {
    const result = await this.app
      .get(ClickHouse)
      .connection('query')
      .query({ query, query_params: params, format: 'JSONEachRow' });
    return result.json<Row>();
  }

  /** Runs SQL on the control plane. */
  controlPlane(query: string): Promise<Row[]> {
    return this.app.get(DataSource).query<Row[]>(query);
  }

  /** Runs SQL on the control plane as another role, which is made for it and gone afterwards. */
  async controlPlaneAs(role: string, grants: readonly string[], query: string): Promise<Row[]> {
    const runner = this.app.get(DataSource).createQueryRunner();
    await runner.startTransaction();
    try {
      for (const statement of grants) await runner.query(statement);
      await runner.query(`SET LOCAL ROLE ${role}`);
      return (await runner.query(query)) as Row[];
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.dataDir, { recursive: true });
  }

  private request(path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CollectorModule } from '@nhipbao/collector';
import type { Rejection, StoredEvent } from '@nhipbao/events';
import {
  ApiKey,
  Config,
  EventLog,
  EventLogUnavailable,
  hashSecret,
  httpOptions,
  Outlet,
  PlatformModule,
  Site,
} from '@nhipbao/platform';
import { LmdbEventLog } from '@nhipbao/runtime-lmdb';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { DataSource } from 'typeorm';

/** The embedded log, which can be told to refuse as a full or unreachable one does. */
class InterruptibleLog extends LmdbEventLog {
  interrupted = false;

  override append(...args: Parameters<LmdbEventLog['append']>): Promise<void> {
    if (this.interrupted) return Promise.reject(new EventLogUnavailable('interrupted by the test'));
    return super.append(...args);
  }
}

@Global()
@Module({})
class Runtime {
  static of(config: Config, database: DataSource, log: EventLog): DynamicModule {
    return {
      module: Runtime,
      imports: [PlatformModule.register(config, 'test'), CollectorModule],
      providers: [
        { provide: DataSource, useValue: database },
        { provide: EventLog, useValue: log },
      ],
      exports: [DataSource, EventLog],
    };
  }
}

export interface Logged {
  events: StoredEvent[];
  rejections: Rejection[];
  /** All of the above as it stands in the log. */
  text: string;
}

export const SITE = 'nb_song_hong';
export const ANY_HOST_SITE = 'nb_any_host';
export const PAUSED_SITE = 'nb_paused';
export const OTHER_SITE = 'nb_other_outlet';
export const KEY = 'nbk_collect';
export const QUERY_KEY = 'nbk_query';

/** The collector with a real control plane and a real log, listening on a free port. */
export class CollectorApp {
  private constructor(
    readonly url: string,
    readonly database: DataSource,
    readonly log: InterruptibleLog,
    private readonly app: NestFastifyApplication,
    private readonly folder: string,
  ) {}

  static async start(settings: Partial<Config> = {}): Promise<CollectorApp> {
    const folder = await mkdtemp(join(tmpdir(), 'nhipbao-collector-'));
    const database = await openControlPlane({
      dataDir: folder,
      onTrouble: (error) => {
        throw error;
      },
    });
    await seed(database);
    const log = new InterruptibleLog({ folder: join(folder, 'log') });
    const config = Object.assign(new Config(), settings);
    const app = await NestFactory.create<NestFastifyApplication>(
      Runtime.of(config, database, log),
      new FastifyAdapter({ ...httpOptions(config), skipMiddie: true }),
      { logger: ['error', 'fatal'] },
    );
    await app.listen(0, '127.0.0.1');
    return new CollectorApp(await app.getUrl(), database, log, app, folder);
  }

  post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    return fetch(`${this.url}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': CHROME, ...headers },
      body: raw ? body : JSON.stringify(body),
    });
  }

  /** What was appended since the last call. */
  async logged(): Promise<Logged> {
    const logged: Logged = { events: [], rejections: [], text: '' };
    const subscription = await this.log.consume('test', (batch) => {
      for (const { value } of batch.records) {
        const line = value.toString();
        logged.text += `${line}\n`;
        if (line.startsWith('E')) logged.events.push(JSON.parse(line.slice(1)) as StoredEvent);
        else logged.rejections.push(JSON.parse(line.slice(1)) as Rejection);
      }
      return Promise.resolve();
    });
    while ((await this.log.lag('test')).records > 0) await new Promise((resolve) => setImmediate(resolve));
    await subscription.stop();
    return logged;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.log.close();
    await this.database.destroy();
    await rm(this.folder, { recursive: true });
  }
}

export const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36';

async function seed(database: DataSource): Promise<void> {
  const [outlet, other] = await database.getRepository(Outlet).save([
    { name: 'Báo Sông Hồng', kind: 'central_paper' as const, province: 'Hà Nội', licence: null },
    { name: 'Báo Khác', kind: 'local_paper' as const, province: null, licence: null },
  ]);
  const sites = database.getRepository(Site);
  const site = (outletId: number, key: string, domains: string[], status: 'active' | 'paused' = 'active') =>
    sites.save({ outletId, key, name: key, domains, status });
  const outletId = outlet?.id ?? 0;
  await site(outletId, SITE, ['songhong.vn']);
  await site(outletId, ANY_HOST_SITE, []);
  await site(outletId, PAUSED_SITE, [], 'paused');
  await site(other?.id ?? 0, OTHER_SITE, []);
  const key = (secret: string, scope: 'collect' | 'query') => ({
    outletId,
    name: secret,
    prefix: secret.slice(0, 8),
    secretHash: hashSecret(secret),
    scopes: [scope],
    createdById: null,
  });
  await database.getRepository(ApiKey).save([key(KEY, 'collect'), key(QUERY_KEY, 'query')]);
}

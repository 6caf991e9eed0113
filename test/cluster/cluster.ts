import { execFileSync } from 'node:child_process';
import { AppProcess, built, type AppName } from './app-process.js';
import { ClickHouseServer } from './clickhouse-server.js';
import { KafkaBrokers } from './kafka-brokers.js';
import { PostgresServer } from './postgres-server.js';

export interface ClusterSize {
  brokers?: 1 | 3;
  collectors?: number;
  sinks?: number;
  aggregators?: number;
  /** Settings beside those that say where the cluster's parts are. */
  environment?: Record<string, string>;
}

/** The whole cluster on this machine: real brokers, a real PostgreSQL, the engine over HTTP, and the platform's own processes. */
export class Cluster {
  private readonly apps: AppProcess[] = [];
  operator = { email: 'vanhanh@nhipbao.example', password: '' };

  private constructor(
    readonly kafka: KafkaBrokers,
    readonly postgres: PostgresServer,
    readonly clickhouse: ClickHouseServer,
    private readonly settings: Record<string, string>,
  ) {}

  static async start({ brokers = 1, environment = {}, ...size }: ClusterSize = {}): Promise<Cluster> {
    const [kafka, postgres, clickhouse] = await Promise.all([
      KafkaBrokers.start(brokers),
      PostgresServer.start(),
      ClickHouseServer.start(),
    ]);
    const cluster = new Cluster(kafka, postgres, clickhouse, environment);
    try {
      await cluster.add('api');
      cluster.createOperator();
      for (let n = 0; n < (size.collectors ?? 1); n++) await cluster.add('collector');
      for (let n = 0; n < (size.sinks ?? 1); n++) await cluster.add('sink');
      for (let n = 0; n < (size.aggregators ?? 1); n++) await cluster.add('aggregator');
    } catch (error) {
      await cluster.destroy();
      throw error;
    }
    return cluster;
  }

  get url(): string {
    return this.one('api').url;
  }

  get collectorUrl(): string {
    return this.one('collector').url;
  }

  /** All processes of a kind. */
  all(name: AppName): AppProcess[] {
    return this.apps.filter(({ app }) => app === name);
  }

  /** The nth process of a kind. */
  one(name: AppName, index = 0): AppProcess {
    const app = this.all(name)[index];
    if (!app) throw new RangeError(`there is no ${name} ${index}`);
    return app;
  }

  async add(name: AppName): Promise<AppProcess> {
    const app = await AppProcess.start(name, this.environment);
    this.apps.push(app);
    return app;
  }

  async destroy(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.destroy()));
    await Promise.all([this.clickhouse.destroy(), this.postgres.destroy(), this.kafka.destroy()]);
  }

  private get environment(): Record<string, string> {
    return {
      NHIPBAO_KAFKA_BROKERS: this.kafka.addresses.join(','),
      NHIPBAO_KAFKA_PARTITIONS: '6',
      NHIPBAO_KAFKA_REPLICATION: String(this.kafka.replication),
      NHIPBAO_CLICKHOUSE_URLS: this.clickhouse.url,
      NHIPBAO_POSTGRES_URL: this.postgres.url,
      NHIPBAO_RATE_LIMIT_PER_SITE: '1000000',
      NHIPBAO_LOG_LEVEL: 'warn',
      ...this.settings,
    };
  }

  /** The first person, as an operator makes it. */
  private createOperator(): void {
    const answer = execFileSync(process.execPath, [built('api', 'create-operator'), this.operator.email], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', ...this.environment },
    });
    this.operator = JSON.parse(answer.trim().split('\n').at(-1) ?? '') as Cluster['operator'];
  }
}

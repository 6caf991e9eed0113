import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Config, configurationPage, ConfigError, readConfig, trustedProxies } from './index.js';
import { variables } from './variable.js';

function refusal(environment: NodeJS.ProcessEnv): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readConfig', () => {
  it('has a default for every variable', () => {
    expect(readConfig({})).toEqual(new Config());
    expect(readConfig({}).timezone).toBe('Asia/Ho_Chi_Minh');
  });

  it('reads every variable in its own type', () => {
    const config = readConfig({
      NHIPBAO_HOST: '::1',
      NHIPBAO_PORT: ' 0 ',
      NHIPBAO_DATA_DIR: '/srv/nhịp báo',
      NHIPBAO_DEMO: 'off',
      NHIPBAO_TIMEZONE: 'UTC',
      NHIPBAO_PUBLIC_URL: 'https://dem.bao.vn:8443',
      NHIPBAO_LOG_LEVEL: 'debug',
      NHIPBAO_TRUST_PROXY: '10.0.0.0/8, fd00::/8,loopback',
      NHIPBAO_RATE_LIMIT_PER_SITE: '100',
      NHIPBAO_MAX_BODY_BYTES: '2048',
      NHIPBAO_RAW_RETENTION_MONTHS: '24',
      NHIPBAO_SESSION_HOURS: '1',
      NHIPBAO_KAFKA_BROKERS: 'k1:9092,k2:9092',
      NHIPBAO_KAFKA_TOPIC: 'su-kien',
      NHIPBAO_KAFKA_TLS: 'on',
      NHIPBAO_KAFKA_CA_FILE: '/etc/ca.pem',
      NHIPBAO_KAFKA_USER: 'nhipbao',
      NHIPBAO_KAFKA_PASSWORD: 'mật khẩu',
      NHIPBAO_KAFKA_PARTITIONS: '6',
      NHIPBAO_KAFKA_REPLICATION: '1',
      NHIPBAO_SPOOL_MB: '64',
      NHIPBAO_CLICKHOUSE_URLS: 'http://c1:8123,https://c2',
      NHIPBAO_CLICKHOUSE_USER: 'nhipbao',
      NHIPBAO_CLICKHOUSE_PASSWORD: 'mật khẩu',
      NHIPBAO_CLICKHOUSE_DATABASE: 'bao_chi',
      NHIPBAO_CLICKHOUSE_CLUSTER: 'sector',
      NHIPBAO_POSTGRES_URL: 'postgres://a:b@c:5432/d',
      NHIPBAO_TRACES_PER_SECOND: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318',
    });
    expect(config).toEqual({
      kafkaBrokers: 'k1:9092,k2:9092',
      kafkaTopic: 'su-kien',
      kafkaTls: true,
      kafkaCaFile: '/etc/ca.pem',
      kafkaUser: 'nhipbao',
      kafkaPassword: 'mật khẩu',
      kafkaPartitions: 6,
      kafkaReplication: 1,
      spoolMb: 64,
      clickhouseUrls: 'http://c1:8123,https://c2',
      clickhouseUser: 'nhipbao',
      clickhousePassword: 'mật khẩu',
      clickhouseDatabase: 'bao_chi',
      clickhouseCluster: 'sector',
      postgresUrl: 'postgres://a:b@c:5432/d',
      host: '::1',
      port: 0,
      dataDir: '/srv/nhịp báo',
      demo: false,
      timezone: 'UTC',
      publicUrl: 'https://dem.bao.vn:8443',
      logLevel: 'debug',
      tracesPerSecond: 0,
      otlpEndpoint: 'http://otel:4318',
      trustProxy: '10.0.0.0/8, fd00::/8,loopback',
      rateLimitPerSite: 100,
      maxBodyBytes: 2048,
      rawRetentionMonths: 24,
      sessionHours: 1,
    });
    expect(config).toBeInstanceOf(Config);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ NHIPBAO_PORT: '', NHIPBAO_PUBLIC_URL: '  ' })).toEqual(new Config());
  });

  it.each([
    ['NHIPBAO_PORT', '80a'],
    ['NHIPBAO_PORT', '65536'],
    ['NHIPBAO_PORT', '-1'],
    ['NHIPBAO_PORT', '1.5'],
    ['NHIPBAO_HOST', 'http://here/'],
    ['NHIPBAO_DEMO', 'true'],
    ['NHIPBAO_TIMEZONE', 'Asia/Saigonn'],
    ['NHIPBAO_PUBLIC_URL', 'ftp://a.vn'],
    ['NHIPBAO_PUBLIC_URL', 'https://a.vn/path'],
    ['NHIPBAO_PUBLIC_URL', 'https://user:secret@a.vn'],
    ['NHIPBAO_LOG_LEVEL', 'loud'],
    ['NHIPBAO_TRUST_PROXY', 'everyone'],
    ['NHIPBAO_TRUST_PROXY', '10.0.0.0/33'],
    ['NHIPBAO_TRUST_PROXY', '10.0.0.0/8,'],
    ['NHIPBAO_RATE_LIMIT_PER_SITE', '0'],
    ['NHIPBAO_MAX_BODY_BYTES', '1'],
    ['NHIPBAO_RAW_RETENTION_MONTHS', '1e9'],
    ['NHIPBAO_SESSION_HOURS', 'NaN'],
    ['NHIPBAO_KAFKA_BROKERS', 'kafka'],
    ['NHIPBAO_KAFKA_TOPIC', 'sự kiện'],
    ['NHIPBAO_KAFKA_PARTITIONS', '0'],
    ['NHIPBAO_KAFKA_REPLICATION', '8'],
    ['NHIPBAO_SPOOL_MB', '1'],
    ['NHIPBAO_CLICKHOUSE_URLS', 'c1:8123'],
    ['NHIPBAO_CLICKHOUSE_DATABASE', 'a; DROP'],
    ['NHIPBAO_CLICKHOUSE_CLUSTER', '-'],
    ['NHIPBAO_POSTGRES_URL', 'mysql://a'],
  ])('refuses %s=%s by its name and what is expected, without the value', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(`${name}: expected `);
    expect(message).not.toContain(`expected ${value}`);
    expect(message).not.toContain(value.length > 3 ? value : `=${value}`);
  });

  it('names every bad variable at once', () => {
    const message = refusal({ NHIPBAO_PORT: 'x', NHIPBAO_DEMO: 'x' });
    expect(message).toContain('NHIPBAO_PORT');
    expect(message).toContain('NHIPBAO_DEMO');
  });

  it('trusts no proxy when told so', () => {
    expect(trustedProxies('none')).toBe(false);
    expect(trustedProxies('loopback, 10.1.2.3')).toEqual(['loopback', '10.1.2.3']);
  });
});

describe('the configuration page of the manual', () => {
  const pagePath = new URL('../../../../docs/operations/configuration.md', import.meta.url);

  it('is what the settings say: write `configurationPage()` to it when they change', () => {
    expect(readFileSync(pagePath, 'utf8')).toBe(configurationPage());
  });

  it('has every property of the settings', () => {
    expect(new Set(variables().map(({ property }) => property))).toEqual(new Set(Object.keys(new Config())));
  });
});

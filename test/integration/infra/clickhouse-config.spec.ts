import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCompose } from './compose-file.js';
import { root } from './repository.js';

type Row = Record<string, string | number>;

const { services } = readCompose('compose.cluster.yaml');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipbao-config-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** The engine with a settings file, as one of the cluster's servers, in a process of its own; answers of queries. */
async function engine(
  file: string,
  environment: Record<string, string>,
  ...queries: string[]
): Promise<Row[][]> {
  const script = join(root, 'test/integration/infra/engine-with-config.mjs');
  const config = join(root, 'infra/clickhouse/config.d', file);
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder, config, ...queries], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('answer '));
  return lines.map((line) => JSON.parse(line.slice('answer '.length)) as Row[]);
}

const environmentOf = (service: string): Record<string, string> => ({
  ...services[service]?.environment,
  CLICKHOUSE_CLUSTER_SECRET: 'a secret',
});

describe('the settings of the ClickHouse servers', () => {
  it('are read by the engine: two shards of two replicas, all of them services of the compose file', async () => {
    const [servers = []] = await engine(
      'cluster.xml',
      environmentOf('clickhouse-2b'),
      "SELECT shard_num AS shard, host_name AS host, port FROM system.clusters WHERE cluster = 'nhipbao' ORDER BY shard, host",
    );
    expect(servers).toEqual([
      { shard: 1, host: 'clickhouse-1a', port: 9000 },
      { shard: 1, host: 'clickhouse-1b', port: 9000 },
      { shard: 2, host: 'clickhouse-2a', port: 9000 },
      { shard: 2, host: 'clickhouse-2b', port: 9000 },
    ]);
    expect(servers.filter(({ host }) => services[String(host)] === undefined)).toEqual([]);
  });

  it('tell each server its place, the one that remote_servers gives it', async () => {
    for (const name of ['clickhouse-1a', 'clickhouse-1b', 'clickhouse-2a', 'clickhouse-2b']) {
      const [macros = []] = await engine(
        'cluster.xml',
        environmentOf(name),
        'SELECT macro, substitution FROM system.macros ORDER BY macro',
      );
      expect(macros).toEqual([
        { macro: 'cluster', substitution: 'nhipbao' },
        { macro: 'replica', substitution: name },
        { macro: 'shard', substitution: name.charAt('clickhouse-'.length) },
      ]);
    }
  });

  it('make an insert durable before it is acknowledged', async () => {
    const [settings] = await engine(
      'server.xml',
      {},
      "SELECT name, value FROM system.merge_tree_settings WHERE name IN ('fsync_after_insert', 'fsync_part_directory') ORDER BY name",
    );
    expect(settings).toEqual([
      { name: 'fsync_after_insert', value: '1' },
      { name: 'fsync_part_directory', value: '1' },
    ]);
  });

  it('name the Keepers of the compose file', async () => {
    const { readFile } = await import('node:fs/promises');
    const read = (file: string) => readFile(join(root, 'infra/clickhouse/config.d', file), 'utf8');
    const named = [...(await read('cluster.xml')).matchAll(/<host>(keeper-\d)<\/host>/g)].map(
      ([, host]) => host,
    );
    const members = [...(await read('keeper.xml')).matchAll(/<hostname>(keeper-\d)<\/hostname>/g)].map(
      ([, host]) => host,
    );
    const running = Object.keys(services).filter((name) => /^keeper-\d$/.test(name));
    expect([named, members]).toEqual([running, running]);
    for (const name of running)
      expect(services[name]?.environment?.['KEEPER_ID']).toBe(name.replace('keeper-', ''));
  });
});

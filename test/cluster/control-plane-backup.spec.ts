import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outlet, PlatformSecret, Site, VisitorSalt } from '@nhipbao/platform';
import { openControlPlane } from '@nhipbao/runtime-cluster';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DataSource } from 'typeorm';
import { PostgresServer } from './postgres-server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/operations/recovery.md'), 'utf8');

let server: PostgresServer;
let folder: string;
let source: DataSource;
let url: URL;

/** A command of the manual as it stands, with this server in the place of the container. */
function command(pattern: RegExp): string {
  const found = pattern.exec(page)?.[0];
  if (found === undefined) throw new Error(`the manual has no ${String(pattern)}`);
  return found.replace(/^compose exec (-T )?postgres /, '');
}

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PGHOST: url.hostname,
  PGPORT: url.port,
  PGUSER: 'nhipbao',
  PGDATABASE: 'nhipbao',
});

const shell = async (text: string, more: NodeJS.ProcessEnv = {}): Promise<string> =>
  (await promisify(execFile)('sh', ['-euc', text], { cwd: folder, env: { ...environment(), ...more } }))
    .stdout;

const open = (): Promise<DataSource> =>
  openControlPlane({
    url: url.href,
    onTrouble: (error) => {
      throw error;
    },
  });

const addOutlet = (name: string): Promise<Outlet> =>
  source.getRepository(Outlet).save({ name, kind: 'central_paper', province: null, licence: null });

beforeAll(async () => {
  server = await PostgresServer.start();
  folder = await mkdtemp(join(tmpdir(), 'nhipbao-dump-'));
  url = new URL(server.url);
  await shell('createdb nhipbao', { PGDATABASE: 'postgres' });
  url.pathname = '/nhipbao';
  source = await open();
});

afterAll(async () => {
  await source.destroy();
  await server.destroy();
  await rm(folder, { recursive: true });
});

describe('the control plane, saved and restored by the manual’s commands', () => {
  it('is what it was, without the salts, and gives no number out twice', async () => {
    const first = await addOutlet('Báo Một');
    const site = await source
      .getRepository(Site)
      .save({ outletId: first.id, key: 'nb_mot', name: 'Báo Một', domains: ['mot.example'] });
    await source.getRepository(PlatformSecret).save({ name: 'visitor_keys', value: Buffer.from('a secret') });
    await source.getRepository(VisitorSalt).save({ day: '2026-11-23', salt: Buffer.from('salt') });
    await shell(command(/^compose exec -T postgres pg_dump .*$/m));

    // Opened after the dump, and seen by ClickHouse.
    const forgotten = await addOutlet('Báo Hai');
    await source.destroy();
    await shell('dropdb nhipbao && createdb nhipbao', { PGDATABASE: 'postgres' });
    await shell(command(/^compose exec -T postgres pg_restore .*$/m));
    const renumber = command(/^compose exec postgres psql [^"]*"[^"]*"/m);
    await shell(renumber.replace('OUTLET', String(forgotten.id)).replace('SITE', String(site.id)));

    source = await open();
    expect(await source.getRepository(Outlet).find()).toEqual([first]);
    expect((await source.getRepository(Site).find()).map(({ key }) => key)).toEqual(['nb_mot']);
    expect((await source.getRepository(PlatformSecret).find()).map(({ value }) => value.toString())).toEqual([
      'a secret',
    ]);
    expect(await source.getRepository(VisitorSalt).find()).toEqual([]);
    expect((await addOutlet('Báo Ba')).id).toBeGreaterThan(forgotten.id);
  });

  it('is read by Grafana as far as names, by an account that is made once or again', async () => {
    const script = join(root, 'infra/compose/readers/postgres.sh');
    const given = {
      SQL: join(root, 'infra/grafana/postgres-reader.sql'),
      GRAFANA_READER_PASSWORD: "mật khẩu's",
    };
    await shell(`sh ${script} && sh ${script}`, given);
    const asReader = (query: string): Promise<string> =>
      shell(`psql --no-align --tuples-only --command "${query}"`, { PGUSER: 'nhipbao_grafana' });
    expect(await asReader('SELECT name FROM outlets ORDER BY id')).toBe('Báo Một\nBáo Ba\n');
    await expect(asReader('SELECT * FROM users')).rejects.toThrow(/permission denied/);
  });
});

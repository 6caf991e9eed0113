import { describe, expect, it } from '@jest/globals';
import { Config } from '@nhipbao/platform';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyImageContents, imageContents } from '../../../tools/image.mjs';
import { exists, read } from './repository.js';

const APPS = ['standalone', 'collector', 'sink', 'aggregator', 'api'];
const dockerfile = read('infra/docker/Dockerfile');

/** The instructions of a stage, those of the stages it stands on before its own. */
function stage(name: string): string {
  const found = new RegExp(`^FROM (\\S+) AS ${name}\\n([\\s\\S]*?)(?=^FROM |(?![\\s\\S]))`, 'm').exec(
    dockerfile,
  );
  if (!found) throw new Error(`the Dockerfile has no stage ${name}`);
  const [, base = '', own = ''] = found;
  return (base.startsWith('$') ? '' : stage(base)) + own;
}

describe('the Dockerfile', () => {
  it('pins its base to the Node that the tests run on', () => {
    const [, base = ''] = /^ARG NODE_IMAGE=(.*)$/m.exec(dockerfile) ?? [];
    expect(base).toMatch(/^node:20\.\d+\.\d+-bookworm-slim$/);
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, from]) => from)).not.toContain('node');
  });

  it.each(APPS)('runs %s as nobody in particular, stops it gently and asks after its health', (app) => {
    const text = stage(app);
    expect(text).toContain('USER 10001:10001\n');
    expect(text.lastIndexOf('USER ')).toBe(text.indexOf('USER '));
    expect(text).toContain('STOPSIGNAL SIGTERM\n');
    expect(text).toMatch(/^HEALTHCHECK [\s\S]*\/health\/ready/m);
    expect(text).toContain(`EXPOSE ${new Config().port}\n`);
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(text)?.[1] ?? '[]') as string[];
    const program = command.at(-1);
    expect(program).toBe(`apps/${app}/dist/main.js`);
    expect(exists(`apps/${app}/src/main.ts`)).toBe(true);
    expect(text).toContain(`COPY --from=build /images/${app} ./\n`);
  });

  it('has the command line for operators', () => {
    expect(stage('cli')).toContain('USER 10001:10001\n');
    expect(stage('cli')).toContain('ENTRYPOINT ["node", "apps/cli/dist/main.js"]\n');
    expect(exists('apps/cli/src/main.ts')).toBe(true);
  });

  it('builds what its stages copy', () => {
    const built = /for app in ([\w ]+); do/.exec(dockerfile)?.[1]?.split(' ') ?? [];
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/images\/(\w+) /gm)].map(([, app]) => app);
    expect(copied.sort()).toEqual(built.sort());
  });

  it('asks for a path that is served', () => {
    expect(read('libs/platform/src/health/health.controller.ts')).toContain("@Get('health/ready')");
  });

  it('is given the sources alone', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['**/node_modules', '**/dist', '.git', '**/.env*', 'data', 'test']),
    );
  });
});

describe('what an image holds', () => {
  const native = /chdb|pglite|dbip-city/;
  const contents = new Map(APPS.map((app) => [app, imageContents(app)]));

  it.each([
    ['standalone', ['chdb', 'dbip-city', 'pglite']],
    ['collector', ['dbip-city']],
    ['sink', []],
    ['aggregator', []],
    ['api', []],
  ])('%s has of what is large only %j', (app, expected) => {
    const large = contents.get(app)?.packages.flatMap((path) => native.exec(path)?.[0] ?? []);
    expect([...new Set(large)].sort()).toEqual(expected);
  });

  it.each(APPS)('%s has no tool of the build or of the tests', (app) => {
    const tools =
      /node_modules\/(jest|@jest|nx|@nx|@swc|eslint|typescript|vite|playwright-core|antd|react|composeverter)(\/|$)/;
    expect(contents.get(app)?.packages.filter((path) => tools.test(path))).toEqual([]);
  });

  it.each(APPS)('%s has every package that it has, whole: whatever one of them needs is there too', (app) => {
    const { packages = [] } = contents.get(app) ?? {};
    const there = new Set(packages);
    const missing = packages.flatMap((folder) => {
      const { dependencies = {} } = JSON.parse(read(`${folder}/package.json`)) as { dependencies?: object };
      return Object.keys(dependencies).filter((name) => {
        const places = [`${folder}/node_modules/${name}`, `node_modules/${name}`];
        return (
          !places.some((place) => there.has(place)) && !packages.some((other) => other.endsWith(`/${name}`))
        );
      });
    });
    expect(missing).toEqual([]);
  });

  it.each(APPS.filter((app) => app !== 'standalone'))('%s loads from nothing but its image', async (app) => {
    const folder = await mkdtemp(join(tmpdir(), 'nhipbao-image-'));
    try {
      copyImageContents(app, folder);
      // Everything is imported before a setting is refused.
      const { stderr } = spawnSync(process.execPath, [`apps/${app}/dist/main.js`], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], NHIPBAO_PORT: 'none' },
      });
      expect(stderr).toMatch(/^The configuration cannot be used\. NHIPBAO_PORT: expected/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('standalone has the pages, the script and the migrations that its code names', () => {
    expect(contents.get('standalone')?.files.sort()).toEqual([
      'apps/console/dist',
      'apps/tracker/dist',
      'migrations/clickhouse',
    ]);
  });
});

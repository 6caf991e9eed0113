import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const BETWEEN_LIBS = '@nx/enforce-module-boundaries';
const PACKAGES = 'no-restricted-imports';

interface Case {
  what: string;
  file: string;
  imports: string;
  /** The rule that refuses it, and what it says; nothing where it is allowed. */
  refusal?: [rule: string, message: RegExp];
}

const FEATURE_TO = /type:feature" can only depend on libs tagged with "type:platform", "type:domain"/;
const DRIVERS = /Only the runtime libs open drivers/;
const PURE = /Domain libs stay free/;

const CASES: Case[] = [
  {
    what: 'a feature imports another feature',
    file: 'libs/collector/src/x.ts',
    imports: '@nhipbao/sink',
    refusal: [BETWEEN_LIBS, FEATURE_TO],
  },
  {
    what: 'a feature imports a runtime',
    file: 'libs/sink/src/x.ts',
    imports: '@nhipbao/runtime-standalone',
    refusal: [BETWEEN_LIBS, FEATURE_TO],
  },
  {
    what: 'a feature imports the simulator',
    file: 'libs/audience/src/x.ts',
    imports: '@nhipbao/testing/simulator',
    refusal: [BETWEEN_LIBS, FEATURE_TO],
  },
  {
    what: 'the platform imports a feature',
    file: 'libs/platform/src/x.ts',
    imports: '@nhipbao/access',
    refusal: [BETWEEN_LIBS, /Circular dependency/],
  },
  {
    what: 'a runtime imports a feature',
    file: 'libs/runtime-standalone/src/x.ts',
    imports: '@nhipbao/sink',
    refusal: [BETWEEN_LIBS, /type:runtime" can only/],
  },
  {
    what: 'a domain lib imports the platform',
    file: 'libs/metrics/src/x.ts',
    imports: '@nhipbao/platform',
    refusal: [BETWEEN_LIBS, /type:domain" can only/],
  },
  {
    what: 'a feature imports another by its path',
    file: 'libs/collector/src/x.ts',
    imports: '../../sink/src/index.js',
    refusal: [BETWEEN_LIBS, /relative/],
  },
  {
    what: 'a domain lib imports a framework',
    file: 'libs/metrics/src/x.ts',
    imports: '@nestjs/common',
    refusal: [PACKAGES, PURE],
  },
  {
    what: 'a domain lib imports a database',
    file: 'libs/events/src/x.ts',
    imports: '@clickhouse/client',
    refusal: [PACKAGES, PURE],
  },
  {
    what: 'a feature imports a driver',
    file: 'libs/collector/src/x.ts',
    imports: 'lmdb',
    refusal: [PACKAGES, DRIVERS],
  },
  {
    what: 'the platform imports a driver',
    file: 'libs/platform/src/x.ts',
    imports: 'chdb/session',
    refusal: [PACKAGES, DRIVERS],
  },
  {
    what: 'an app imports a driver',
    file: 'apps/standalone/src/x.ts',
    imports: '@electric-sql/pglite',
    refusal: [PACKAGES, DRIVERS],
  },
  { what: 'a feature imports the platform', file: 'libs/collector/src/x.ts', imports: '@nhipbao/platform' },
  { what: 'a feature imports a domain lib', file: 'libs/audience/src/x.ts', imports: '@nhipbao/metrics' },
  { what: 'the platform imports a domain lib', file: 'libs/platform/src/x.ts', imports: '@nhipbao/events' },
  { what: 'a runtime imports a driver', file: 'libs/runtime-standalone/src/x.ts', imports: 'lmdb' },
  { what: 'an app imports a feature', file: 'apps/standalone/src/x.ts', imports: '@nhipbao/sink' },
  {
    what: 'an app imports a runtime',
    file: 'apps/standalone/src/x.ts',
    imports: '@nhipbao/runtime-standalone',
  },
];

describe('the linter', () => {
  const found = new Map<string, [rule: string, message: string][]>();

  beforeAll(async () => {
    const texts = CASES.map(({ file, imports }) => [
      file,
      `import { it } from '${imports}';\nexport const same = it;\n`,
    ]);
    const script = join(import.meta.dirname, 'lint-imports.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(texts)]);
    const results = JSON.parse(stdout) as [string, string][][];
    for (const [n, { what }] of CASES.entries()) found.set(what, results[n] ?? []);
  });

  it.each(CASES.filter(({ refusal }) => refusal))(
    'refuses that $what',
    ({ what, refusal: [rule, message] = ['', /$/] }) => {
      expect(found.get(what)).toEqual([[rule, expect.stringMatching(message)]]);
    },
  );

  it.each(CASES.filter(({ refusal }) => !refusal))('allows that $what', ({ what }) => {
    expect(found.get(what)).toEqual([]);
  });
});

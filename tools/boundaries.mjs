/**
 * Who may import whom. ESLint reads this, and a test proves that a violation fails.
 *
 * app → runtime, feature; feature → platform, domain, never another feature; runtime → runtime, platform, domain;
 * platform → domain; domain → domain, free of frameworks, databases and brokers.
 */
export const dependencyConstraints = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:runtime',
      'type:platform',
      'type:domain',
      'type:testing',
    ],
  },
  { sourceTag: 'type:feature', onlyDependOnLibsWithTags: ['type:platform', 'type:domain'] },
  { sourceTag: 'type:runtime', onlyDependOnLibsWithTags: ['type:runtime', 'type:platform', 'type:domain'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:domain'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:domain'] },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:runtime',
      'type:platform',
      'type:domain',
      'type:testing',
    ],
  },
];

const drivers = ['kafkajs', 'lmdb', 'chdb', 'chdb/*', '@electric-sql/pglite', 'pg'];
const frameworks = ['@nestjs/*', 'typeorm', '@clickhouse/client', 'fastify'];

const ban = (files, ignores, group, message) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

/** Packages that only some layers may import. */
export const bannedImports = [
  ban(
    ['libs/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
    ['libs/runtime-*/**', 'libs/events/**', 'libs/metrics/**'],
    drivers,
    'Only the runtime libs open drivers.',
  ),
  ban(
    ['libs/events/src/**/*.ts', 'libs/metrics/src/**/*.ts'],
    [],
    [...drivers, ...frameworks],
    'Domain libs stay free of frameworks, databases and brokers.',
  ),
];

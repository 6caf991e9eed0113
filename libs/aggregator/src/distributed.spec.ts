import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));

describe('statements that may run over shards', () => {
  // A plain IN would be computed on each shard, from that server's own working tables, which are empty.
  it('compute the sets that they look in once, where the working tables are', () => {
    const looked = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/(\w+) (?:NOT )?IN \(\s*(?:SELECT|\$\{)/g)].map(([found, before]) => ({
        name,
        found,
        before,
      })),
    );
    expect(looked.length).toBeGreaterThan(15);
    expect(looked.filter(({ before }) => before !== 'GLOBAL')).toEqual([]);
  });

  it('name tables that they change by where these are stored', () => {
    for (const { text } of sources) expect(text).not.toMatch(/(ALTER|OPTIMIZE) TABLE (?!\$\{)/);
  });
});

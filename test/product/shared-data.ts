import { describe, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Tests on real data, which lies beside the project and is no part of it. Where it is absent they are skipped and say so; in CI
 * they fail, so that nobody takes a skipped replay for a passed one.
 * @param data path below the folder of shared data
 */
export function describeReplay(what: string, data: string, tests: (path: string) => void): void {
  const path = fileURLToPath(new URL(`../../../shared/data/${data}`, import.meta.url));
  const absence = `../shared/data/${data} is not beside the project`;
  if (existsSync(path)) {
    describe(what, () => tests(path));
  } else if (process.env['CI'] === 'true') {
    it(what, () => {
      throw new Error(absence);
    });
  } else {
    describe.skip(`${what} (skipped: ${absence})`, () => it('is replayed', () => undefined));
  }
}

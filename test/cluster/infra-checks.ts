import { describe, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where `tools/install-infra-checks.sh` puts them. */
const FOLDER = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nhipbao/infra-checks/bin');

export type Tool = 'helm' | 'promtool' | 'kubernetes-validate';

/** What a tool printed and how it ended. */
export interface Outcome {
  code: number;
  output: string;
}

/** Runs a tool to its end. */
export async function run(tool: Tool, ...args: string[]): Promise<Outcome> {
  try {
    const { stdout } = await promisify(execFile)(join(FOLDER, tool), args, { maxBuffer: 64 * 1024 ** 2 });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    // Not begun, or ended by a signal: that is no outcome.
    if (typeof code !== 'number') throw error;
    return { code, output: stdout + stderr };
  }
}

/** Tests that need tools. Where one is absent they are skipped and say so; in CI they fail. */
export function describeWith(tools: readonly Tool[], what: string, tests: () => void): void {
  const absent = tools.filter((tool) => !existsSync(join(FOLDER, tool)));
  const absence = `${absent.join(', ')} not installed: run tools/install-infra-checks.sh`;
  if (absent.length === 0) describe(what, tests);
  else if (process.env['CI'] === 'true')
    it(what, () => {
      throw new Error(absence);
    });
  else describe.skip(`${what} (skipped: ${absence})`, () => it('is checked', () => undefined));
}

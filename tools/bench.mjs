import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, follow, install, root } from './workspace.mjs';

/*
 * `npm run bench [-- NAME…] [-- --large]` measures the product as one process, `npm run bench:cluster` as the cluster's; in one run
 * on this machine, each figure beside the limit or peer that it is a ratio of. Without names all of them, with the largest data set
 * only when asked for; see test/bench/main.ts and test/bench/cluster/main.ts.
 */
const [set = 'single', ...words] = process.argv.slice(2);
const main = { single: 'main', cluster: 'cluster/main' }[set];
if (!main) throw new Error(`there are no benchmarks of ${set}`);
install();
build();
// Only now is it sure to be there.
const { build: bundle } = await import('esbuild');
const folder = join(root, 'test-output', 'bench');
mkdirSync(folder, { recursive: true });
await bundle({
  entryPoints: Object.fromEntries(
    [
      [set, main],
      ['bare-server', 'bare-server'],
      ['collector-server', 'collector-server'],
      ['load', 'load'],
    ].map(([name, file]) => [name, join(root, 'test', 'bench', `${file}.ts`)]),
  ),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
follow([join(folder, `${set}.mjs`), ...words]);

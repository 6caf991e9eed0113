import { build as bundle } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, follow, install, root } from './workspace.mjs';

/*
 * `npm run bench [-- NAME…] [-- --large]`: measures on this machine, in one run, each figure beside the limit or peer that it is a
 * ratio of. Without names everything but the largest data set; see test/bench/main.ts.
 */
install();
build();
const folder = join(root, 'test-output', 'bench');
mkdirSync(folder, { recursive: true });
await bundle({
  entryPoints: ['main', 'bare-server', 'load'].map((name) => join(root, 'test', 'bench', `${name}.ts`)),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
follow([join(folder, 'main.mjs'), ...process.argv.slice(2)]);

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { capacity } from './generate/capacity.mjs';
import { configuration } from './generate/configuration.mjs';
import { dashboards } from './generate/dashboards.mjs';
import { openApi } from './generate/openapi.mjs';
import { root, say } from './workspace.mjs';

// Files that follow from the code, each by its path: `npm run generate` writes them, and with `--check` (in CI) a file that is
// out of date fails the run. Both read what was built, so build first.

async function formatted(path, text) {
  const options = await resolveConfig(join(root, path));
  return format(text, { ...options, filepath: path });
}

const check = process.argv.includes('--check');
const stale = [];
for (const produce of [capacity, configuration, dashboards, openApi]) {
  for (const [path, text] of Object.entries(await produce())) {
    const wanted = await formatted(path, text);
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wanted);
  }
}

for (const path of stale) say(check ? `${path} is out of date: run npm run generate` : `wrote ${path}`);
if (stale.length === 0) say('generated files are up to date');
process.exit(check && stale.length > 0 ? 1 : 0);

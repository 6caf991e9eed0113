import { jest } from './jest.mjs';
import { build, install, runNode, say } from './workspace.mjs';

install();
say('format');
runNode(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
build();
say('types');
runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']);
for (const app of ['console', 'tracker'])
  runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', `apps/${app}/tsconfig.json`]);
say('lint');
runNode(['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']);
say('generated files');
runNode(['tools/generate.mjs', '--check']);
// CI has run them already.
if (!process.argv.includes('--without-tests')) jest(['unit']);

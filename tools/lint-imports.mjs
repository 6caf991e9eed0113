import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import { environment, root } from './workspace.mjs';

/*
 * Lints texts as if they stood in files of the workspace, by the rules of imports alone: `[[path, text], …]` as JSON on the command
 * line, and on standard output for each the `[rule, message]` of every error. Its test runs it as a process, because ESLint and Nx
 * load their parts in ways that a test runner's modules do not allow.
 */
const RULES = ['@nx/enforce-module-boundaries', 'no-restricted-imports'];

// The graph of projects, by which Nx judges, has to be there before; without it the rule would pass everything.
Object.assign(process.env, environment);
await createProjectGraphAsync({ exitOnError: true });

const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
  // These rules need no types, and the files need not be there.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

const found = [];
for (const [filePath, text] of JSON.parse(process.argv[2] ?? '[]')) {
  const [result] = await eslint.lintText(text, { filePath });
  found.push((result?.messages ?? []).map(({ ruleId, message }) => [ruleId, message]));
}
process.stdout.write(JSON.stringify(found));

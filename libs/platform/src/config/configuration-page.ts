import { Config } from './config.js';
import { variables } from './variable.js';

const HEADING = `# Configuration

Every setting is an environment variable. A value that cannot be used stops the start with the variable's name and what
is expected; the value itself is never printed. An empty variable means the default.

| Variable | Default | Expected | Meaning |
| --- | --- | --- | --- |
`;

const code = (text: string) => `\`${text}\``;

type Setting = Config[keyof Config];

function shown(value: Setting): string {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? code('on') : code('off');
  return code(String(value));
}

/** The text of `docs/operations/configuration.md`; a test holds the file to it. */
export function configurationPage(): string {
  const defaults = new Map<string, Setting>(Object.entries(new Config()));
  const row = variables().map(
    ({ name, property, expected, meaning }) =>
      `| ${code(name)} | ${shown(defaults.get(property))} | ${expected} | ${meaning} |\n`,
  );
  return HEADING + row.join('');
}

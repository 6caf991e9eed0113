import { Config } from './config.js';
import { variables } from './variable.js';

const HEADING = `# Configuration

Every setting is an environment variable. A value that cannot be used stops the start with the variable's name and what
is expected; the value itself is never printed. An empty variable means the default.

`;

const code = (text: string) => `\`${text}\``;

type Setting = Config[keyof Config];

function shown(value: Setting): string {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? code('on') : code('off');
  return code(String(value));
}

/** A Markdown table with its columns aligned, as Prettier would write it. */
function table(rows: string[][]): string {
  const [head = []] = rows;
  const widths = head.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [head, rule, ...rows.slice(1)].map(line).join('');
}

/** The text of `docs/operations/configuration.md`; a test holds the file to it. */
export function configurationPage(): string {
  const defaults = new Map<string, Setting>(Object.entries(new Config()));
  const rows = variables().map(({ name, property, expected, meaning }) => [
    code(name),
    shown(defaults.get(property)),
    expected,
    meaning,
  ]);
  return HEADING + table([['Variable', 'Default', 'Expected', 'Meaning'], ...rows]);
}

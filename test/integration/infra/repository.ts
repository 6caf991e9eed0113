import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
export const exists = (path: string): boolean => existsSync(join(root, path));
/** A YAML file, with merge keys (`<<`) resolved. */
export const readYaml = (path: string): unknown => parse(read(path), { merge: true });

/** Every file below a folder, by its path from the root; links to folders are not followed. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));

const SETTING = /NHIPBAO_[A-Z0-9_]*[A-Z0-9](?:_\*)?|OTEL_EXPORTER_OTLP_ENDPOINT/g;

/** Names of environment variables of the platform that a text has; `NHIPBAO_X_*` stands for all that begin so. */
export const settingsIn = (text: string): string[] => [...new Set(text.match(SETTING) ?? [])];

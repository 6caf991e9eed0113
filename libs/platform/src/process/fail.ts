import { Config, ConfigError } from '../config/index.js';

/** A reason not to start that one line explains; anything else is a fault and shows its stack. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

function oneLine(error: unknown, config?: Config): string | undefined {
  if (error instanceof ConfigError || error instanceof StartRefused) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${config?.port ?? ''} is taken: stop what uses it, or set NHIPBAO_PORT to another`;
  if (code === 'EACCES')
    return `Not allowed to listen on port ${config?.port ?? ''} or to write to the data folder`;
  return undefined;
}

/** Says why the process cannot go on, and ends it. */
export function fail(error: unknown, config?: Config): never {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${oneLine(error, config) ?? text}\n`);
  process.exit(1);
}

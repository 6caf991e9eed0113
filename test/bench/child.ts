import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = (name: string): string => fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
const run = promisify(execFile);

/** Starts one of the servers that are measured by themselves. @returns its address, and the process to end */
export async function startServer(
  name: 'bare-server' | 'collector-server',
): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [script(name)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /listening (\S+)/.exec(text.toString())?.[1] ?? '';
  return { url, process: child };
}

/** Connections of a load unless it is told otherwise: a request on each at any time. */
export const CONNECTIONS = 256;

/** Loads a URL with the same body again and again. @returns requests a second */
export async function load(
  url: string,
  body: string,
  seconds: number,
  connections = CONNECTIONS,
): Promise<number> {
  const args = [script('load'), url, body, String(seconds), String(connections)];
  const { stdout } = await run(process.execPath, args);
  return (JSON.parse(stdout) as { requestsPerSecond: number }).requestsPerSecond;
}

import { spawn } from 'node:child_process';

/** Statements of the embedded engine and commits of the embedded log share libuv's threads, of which there are four by default. */
const WORKER_THREADS = '16';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Threads and time zone of a process are decided before its first line runs. Started without them (by hand, not by `npm start` or
 * a container), the process starts itself once more with them and stands in front of it.
 * @returns true in the process that is to do the work
 */
export function hasWorkerThreads(environment: NodeJS.ProcessEnv): boolean {
  if (environment['UV_THREADPOOL_SIZE'] !== undefined) return true;
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...environment, UV_THREADPOOL_SIZE: WORKER_THREADS, TZ: 'UTC' },
  });
  // A terminal sends Ctrl-C to both; a service manager signals only this one.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
  return false;
}

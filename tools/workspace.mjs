import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const LEAST_NODE = [20, 19];

/** What every process of the product starts with: the embedded engine needs worker threads, and days are computed in UTC. */
export const environment = {
  UV_THREADPOOL_SIZE: '16',
  TZ: 'UTC',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NODE_OPTIONS: '',
  ...process.env,
};

export const say = (text) => process.stdout.write(`${text}\n`);

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  say(`Nhịp Báo needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command to its end; a failure ends this process with the same code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment, ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Runs a script of an installed package by Node itself, which works the same in every shell. */
export const runNode = (args, options) => run(process.execPath, args, options);

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Installs the locked dependencies when they are not there or the lock has changed since. */
export function install() {
  assertNode();
  const stamp = join(root, 'node_modules', '.nhipbao-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  say(
    'Đang cài các gói phụ thuộc (lần đầu mất vài phút) / installing dependencies (a few minutes the first time)',
  );
  // Not `npm ci`: it refuses a lock that lacks an optional package of another system, which a registry may not have.
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lockHash());
}

/** Builds every project, or takes what was built from the cache. */
export function build() {
  say('Đang biên dịch / building');
  runNode(['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--output-style=static']);
}

/** Starts a Node program in front and hands signals on to it; ends with its exit code. */
export function follow(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

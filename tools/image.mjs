import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { root, say } from './workspace.mjs';

// What an image of an app holds: the app and the libs below it as built, the packages that this code names with everything they
// need, and the other built files it serves or reads. `node tools/image.mjs APP FOLDER` copies that to a new folder, laid out as in
// the workspace; the Dockerfile copies the folder. The workspace has one package.json, so nothing else tells the apps apart.

/** Files beside the code, each by the words with which the code names it. */
const FILES = {
  'tracker/dist/nb.js': 'apps/tracker/dist',
  'console/dist': 'apps/console/dist',
  'migrations/clickhouse': 'migrations/clickhouse',
};

const NOT_RUN = /\.(map|d\.[cm]?ts)$/;

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Folders of the app and of every workspace below it, the app first. */
function workspacesOf(app) {
  const folders = [`apps/${app}`];
  for (const folder of folders) {
    for (const name of Object.keys(json(`${folder}/package.json`).dependencies ?? {})) {
      const found = relative(root, realpathSync(join(root, 'node_modules', name)));
      if (!folders.includes(found)) folders.push(found);
    }
  }
  return folders;
}

function codeOf(folder) {
  const dist = join(root, folder, 'dist');
  return readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(dist, name), 'utf8'))
    .join('\n');
}

/** A package named in the code as a whole or by a path within it, in quotes of any kind. */
const names = (code, name) => new RegExp(`['"\`]${name.replaceAll('.', '\\.')}(/[^'"\`]*)?['"\`]`).test(code);

/** Where Node finds `name` from a package's folder, or undefined when it is not installed (an optional one of another system). */
function resolved(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(root, found, 'package.json'))) return found;
    if (folder === '.') return undefined;
  }
}

/** Packages that the named ones need. A peer, optional or not, is one of them when the workspace itself depends on it. */
function withDependencies(first, direct) {
  const folders = first.map((name) => `node_modules/${name}`);
  for (const folder of folders) {
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
    } = json(`${folder}/package.json`);
    const peers = Object.keys(peerDependencies).filter((name) => direct.includes(name));
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const found = resolved(name, folder);
      if (found !== undefined && !folders.includes(found)) folders.push(found);
    }
  }
  return folders.sort();
}

/**
 * @param {string} app folder below apps/
 * @returns {{workspaces: string[], packages: string[], files: string[]}} paths below the workspace's root
 */
export function imageContents(app) {
  const workspaces = workspacesOf(app);
  const code = workspaces.map(codeOf).join('\n');
  const direct = Object.keys(json('package.json').dependencies);
  return {
    workspaces,
    packages: withDependencies(
      direct.filter((name) => names(code, name)),
      direct,
    ),
    files: Object.keys(FILES)
      .filter((words) => code.includes(words))
      .map((words) => FILES[words]),
  };
}

/** Copies an app's contents to a folder that does not exist. */
export function copyImageContents(app, target) {
  const { workspaces, packages, files } = imageContents(app);
  const copy = (path, filter = () => true) =>
    cpSync(join(root, path), join(target, path), {
      recursive: true,
      errorOnExist: true,
      force: false,
      filter,
    });
  for (const folder of workspaces) {
    copy(`${folder}/package.json`);
    copy(`${folder}/dist`);
    if (folder.startsWith('apps/')) continue;
    const link = join(target, 'node_modules', json(`${folder}/package.json`).name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(target, folder)), link);
  }
  for (const folder of packages) {
    const nested = join(root, folder, 'node_modules');
    copy(folder, (source) => source !== nested && !NOT_RUN.test(source));
  }
  for (const path of files) if (!existsSync(join(target, path))) copy(path);
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const [app, target] = argv.slice(2);
  if (!app || !target) throw new Error('usage: node tools/image.mjs APP FOLDER');
  copyImageContents(app, target);
  say(`${app}: copied to ${target}`);
}

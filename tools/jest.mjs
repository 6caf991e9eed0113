import { runNode } from './workspace.mjs';

/** Runs projects of the Jest configuration, with what is on the command line behind. */
export function jest(projects, args = []) {
  runNode([
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    // One flag for each: a list behind one flag would swallow the arguments after it.
    ...projects.map((project) => `--selectProjects=${project}`),
    ...args,
  ]);
}

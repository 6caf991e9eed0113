import { runNode } from './workspace.mjs';

/** Runs projects of the Jest configuration, with what is on the command line behind. */
export function jest(projects, args = []) {
  runNode([
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    // What is asked for comes first: a list flag takes everything after it for another project.
    ...args,
    ...projects.map((project) => `--selectProjects=${project}`),
  ]);
}

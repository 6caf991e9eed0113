import { jest } from './jest.mjs';
import { build, install } from './workspace.mjs';

const [first, ...rest] = process.argv.slice(2);
if (!first) throw new Error('which test projects? see jest.config.mjs');
install();
build();
jest([first, ...rest]);

import { jest } from './jest.mjs';
import { build, install } from './workspace.mjs';

// What runs anywhere: pure logic, contract suites, and the built product on this machine. `.ci/run` runs the rest.
install();
build();
jest(['unit', 'integration'], process.argv.slice(2));

import { COLLECT_PATHS } from '@nhipbao/events';
import { read } from './repository.js';

const [, tracker = ''] = /server\.get\('(\/nb\.js)'/.exec(read('libs/platform/src/http/web-files.ts')) ?? [];

/** What a collector answers beside probes and metrics. */
export const COLLECTOR_ROUTES = [...Object.keys(COLLECT_PATHS), tracker].sort();

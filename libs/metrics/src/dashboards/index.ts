import type { Dashboard } from './grafana-json.js';
import { newsroomLive } from './newsroom-live.js';
import { outletAudience } from './outlet-audience.js';
import { platformHealth } from './platform-health.js';
import { sectorOverview } from './sector-overview.js';

export type { Dashboard, Panel, Question, Target, Variable } from './grafana-json.js';

/** Grafana's dashboards by the name of their file, without its ending. */
export const dashboards = (): Record<string, Dashboard> => ({
  'outlet-audience': outletAudience(),
  'newsroom-live': newsroomLive(),
  'sector-overview': sectorOverview(),
  'platform-health': platformHealth(),
});

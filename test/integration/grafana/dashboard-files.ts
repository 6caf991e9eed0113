import { readFileSync } from 'node:fs';
import type { Dashboard, Panel, Target } from '../../../libs/metrics/src/dashboards/index.js';

export const FILES = ['outlet-audience', 'newsroom-live', 'sector-overview', 'platform-health'] as const;
export type DashboardName = (typeof FILES)[number];

export interface PanelQuery {
  dashboard: DashboardName;
  panel: Panel;
  target: Target;
}

export function readDashboard(name: DashboardName): Dashboard {
  const file = new URL(`../../../dashboards/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Dashboard;
}

export const variablesOf = (name: DashboardName): Dashboard['templating']['list'] =>
  readDashboard(name).templating.list;

/** Every query of every panel, from the committed files. */
export const panelQueries: readonly PanelQuery[] = FILES.flatMap((dashboard) =>
  readDashboard(dashboard).panels.flatMap((panel) =>
    (panel.targets ?? []).map((target) => ({ dashboard, panel, target })),
  ),
);

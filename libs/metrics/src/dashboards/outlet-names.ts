import type { JsonObject, Target } from './grafana-json.js';
import { controlPlaneTarget } from './targets.js';

/** The names of outlets, which only the control plane knows; joined to figures by their id. */
export const outletNames: Target = controlPlaneTarget('SELECT id AS outlet, name FROM outlets', 'B');

/** Puts the names before the figures of each outlet, and the ids away. */
export const joinOutletNames: { id: string; options: JsonObject }[] = [
  { id: 'joinByField', options: { byField: 'outlet', mode: 'inner' } },
  {
    id: 'organize',
    options: { excludeByName: { outlet: true }, indexByName: { name: 0 }, renameByName: {} },
  },
];

import { dashboards as grafanaDashboards } from '../../libs/metrics/dist/dashboards/index.js';

/** Grafana's dashboards, from the catalogue. */
export const dashboards = () =>
  Object.fromEntries(
    Object.entries(grafanaDashboards()).map(([name, dashboard]) => [
      `dashboards/${name}.json`,
      JSON.stringify(dashboard),
    ]),
  );

import { TIMEZONE } from './data-sources.js';
import type { Dashboard, DataSource, PanelDraft, Variable } from './grafana-json.js';
import { layOut } from './layout.js';
import { both } from './texts.js';
import type { Text } from '../catalogue/types.js';

/** The dashboard schema of Grafana 11, which later versions read too. */
const SCHEMA_VERSION = 39;
const TAG = 'nhip-bao';

interface DashboardDraft {
  name: string;
  title: Text;
  description: Text;
  refresh: string;
  from: string;
  to: string;
  variables: Variable[];
  lines: readonly (readonly PanelDraft[])[];
}

export function dashboard(draft: DashboardDraft): Dashboard {
  return {
    uid: `nhipbao-${draft.name}`,
    title: both(draft.title),
    description: both(draft.description),
    tags: [TAG],
    timezone: TIMEZONE,
    weekStart: 'monday',
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    graphTooltip: 1,
    refresh: draft.refresh,
    time: { from: draft.from, to: draft.to },
    timepicker: {},
    templating: { list: draft.variables },
    annotations: { list: [] },
    links: [
      {
        type: 'dashboards',
        title: 'Nhịp Báo',
        tooltip: 'Bảng khác · Other dashboards',
        tags: [TAG],
        asDropdown: true,
        includeVars: true,
        keepTime: false,
        icon: 'external link',
        targetBlank: false,
      },
    ],
    panels: layOut(draft.lines),
  };
}

/** A choice that a query offers. */
export function variable(
  name: string,
  label: Text,
  description: Text,
  datasource: DataSource,
  query: string,
  multi = false,
): Variable {
  return {
    name,
    label: both(label),
    description: both(description),
    type: 'query',
    datasource,
    query,
    multi,
    includeAll: multi,
    refresh: 1,
    sort: 0,
    ...(multi ? { current: { text: ['All'], value: ['$__all'] } } : {}),
    options: [],
  };
}

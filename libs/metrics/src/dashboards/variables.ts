import { variable } from './dashboard.js';
import { POSTGRES } from './data-sources.js';
import type { Variable } from './grafana-json.js';

const OUTLET_LABEL = { vi: 'Cơ quan báo chí', en: 'Outlet' };

export const ONE_OUTLET: Variable = variable(
  'outlet',
  OUTLET_LABEL,
  { vi: 'Số liệu của cơ quan báo chí nào', en: 'Whose figures' },
  POSTGRES,
  'SELECT name AS "__text", id AS "__value" FROM outlets ORDER BY name',
);

/** 0 is the outlet as a whole: its readers of several sites count once. */
export const ONE_SITE: Variable = variable(
  'site',
  { vi: 'Trang', en: 'Site' },
  { vi: 'Một trang, hoặc cả cơ quan báo chí', en: 'One site, or the outlet as a whole' },
  POSTGRES,
  `SELECT 'Tất cả · All' AS "__text", 0 AS "__value"
UNION ALL
(SELECT name, id FROM sites WHERE outlet_id = $outlet ORDER BY name)`,
);

export const SEVERAL_OUTLETS: Variable = variable(
  'outlet',
  OUTLET_LABEL,
  { vi: 'Những cơ quan báo chí được tính vào', en: 'The outlets that are counted in' },
  POSTGRES,
  'SELECT name AS "__text", id AS "__value" FROM outlets ORDER BY name',
  true,
);

/** With 0, to which everything is booked that names no known site. */
export const SEVERAL_SENDERS: Variable = variable(
  'outlet',
  OUTLET_LABEL,
  { vi: 'Sự kiện của những cơ quan báo chí nào', en: 'Whose events' },
  POSTGRES,
  `SELECT 'Không rõ trang · Unknown site' AS "__text", 0 AS "__value"
UNION ALL
(SELECT name, id FROM outlets ORDER BY name)`,
  true,
);

import { LIVE, LIVE_MINUTES, WINDOW_MINUTES } from '../statements/live-sql.js';
import { bindParameters } from './bind-parameters.js';

/** The end of the chosen range is the present that is shown, so that the last hours can be looked at again. */
const SCOPE = {
  outletId: '$outlet',
  siteId: '$site',
  now: 'toUnixTimestamp64Milli($__toTime_ms)',
};

const live = bindParameters(LIVE, SCOPE);

/** Page views in which somebody is active now. */
export const liveReadersSql = `SELECT sum(readers) AS readers\nFROM (${live})\nWHERE kind = 'total'`;

/** Articles that are being read or were opened in the window. */
export const liveArticlesSql = `SELECT value AS article, label AS title, extra AS section, readers, opened
FROM (${live})
WHERE kind = 'article' AND value != ''
ORDER BY readers DESC, opened DESC, article`;

/** Readers by one fact of their page views; the column is named after it. */
export const liveBreakdownSql = (kind: string): string => `SELECT value AS ${kind}, readers
FROM (${live})
WHERE kind = '${kind}' AND value != '' AND readers > 0
ORDER BY readers DESC, ${kind}`;

/** Active page views of each minute of the window; a minute without any is a zero. */
export const liveMinutesSql = `SELECT toDateTime(minute) AS time, readers
FROM (${bindParameters(LIVE_MINUTES, SCOPE)})
ORDER BY time WITH FILL FROM toStartOfMinute($__toTime) - INTERVAL ${WINDOW_MINUTES - 1} MINUTE
  TO toStartOfMinute($__toTime) + INTERVAL 1 MINUTE STEP INTERVAL 1 MINUTE`;

import { DUPLICATES, RECEIPTS, STORED } from '../statements/accounting-sql.js';
import { bindParameters, literal } from './bind-parameters.js';
import { TIMEZONE } from './data-sources.js';

/** Whole hours, as the API's account has them. */
const PERIOD = {
  outletIds: '(${outlet:csv})',
  from: 'toUnixTimestamp(toStartOfHour($__fromTime))',
  to: 'toUnixTimestamp(toStartOfHour($__toTime + INTERVAL 3599 SECOND))',
};
const receipts = bindParameters(RECEIPTS, PERIOD);

/** One row per outlet and hour; what was received and is not yet assembled is pending, and no part of the account until it is. */
const HOURS = `
  SELECT outlet_id, at, sum(received) AS in_log, sum(refused) AS rejected, sum(kept) AS stored, sum(repeated) AS duplicate,
    toUInt64(greatest(0, toInt64(in_log) - toInt64(rejected) - toInt64(stored) - toInt64(duplicate))) AS pending,
    in_log - pending AS accepted
  FROM (
    SELECT outlet_id, at, events AS received, if(reason = '', 0, events) AS refused, 0 AS kept, 0 AS repeated FROM (${receipts})
    UNION ALL SELECT outlet_id, at, 0, 0, events, 0 FROM (${bindParameters(STORED, PERIOD)})
    UNION ALL SELECT outlet_id, at, 0, 0, 0, events FROM (${bindParameters(DUPLICATES, PERIOD)}))
  GROUP BY outlet_id, at`;

const SIDES = ['accepted', 'stored', 'rejected', 'duplicate', 'pending'] as const;
const totals = SIDES.map((side) => `sum(hours.${side}) AS ${side}`).join(', ');
const time = `toDateTime(at, ${literal(TIMEZONE)}) AS time`;

/** The account by hour of receipt. */
export const accountByHourSql = `SELECT ${time}, ${totals}\nFROM (${HOURS}) AS hours\nGROUP BY time\nORDER BY time`;

/** The account of the range by outlet, and by how many events it does not add up. */
export const accountByOutletSql = `SELECT outlet_id AS outlet, ${totals},
  toInt64(sum(hours.accepted)) - toInt64(sum(hours.stored)) - toInt64(sum(hours.rejected)) - toInt64(sum(hours.duplicate)) AS unaccounted
FROM (${HOURS}) AS hours
GROUP BY outlet
ORDER BY accepted DESC, outlet`;

/** What the collector refused, by hour and reason. */
export const rejectionsSql = `SELECT ${time}, reason, sum(refusals.events) AS events
FROM (${receipts}) AS refusals
WHERE reason != ''
GROUP BY time, reason
ORDER BY time, reason`;

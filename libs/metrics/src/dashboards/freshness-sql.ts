import { FRESHNESS } from '../statements/freshness-sql.js';
import { LIVE_FRESHNESS } from '../statements/live-sql.js';

/** Everything received before `fresh_until` is in the figures; both are epoch ms. */
export const freshnessSql = `SELECT rolled_until AS fresh_until, rolled_at AS computed_at\nFROM (${FRESHNESS})`;

/** How old the newest figure is, ms. */
export const freshnessAgeSql = `SELECT toUnixTimestamp64Milli(now64(3)) - rolled_until AS figures_age\nFROM (${FRESHNESS})`;

/** The newest receipt that the store has seen, epoch ms. */
export const storedUntilSql = `SELECT received_until\nFROM (${LIVE_FRESHNESS})`;

/** The rules by which the latest events were classified. */
export const ruleVersionSql = `SELECT rule_version\nFROM (${FRESHNESS})`;

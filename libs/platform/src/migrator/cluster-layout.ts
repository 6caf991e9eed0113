/**
 * By what the rows of a table are spread over the shards of a cluster. Rows that replace each other must fall on one shard, so
 * each is a function of the table's sorting key. `none`: only views on each shard write there, from what fell on it.
 *
 * A reader's events and page views lie together, so that every shard counts its own readers and no reader is counted on two.
 * A rollup's cells lie by outlet: a dashboard asks for one outlet and so one shard, whose cells are few.
 */
export const SHARDING: Readonly<Record<string, string>> = {
  events: 'visitor',
  page_views: 'visitor',
  rejections: 'log_offset',
  receipts: 'none',
  touched_page_views: 'none',
  live_activity: 'none',
  duplicate_events: 'outlet_id',
  rollup_hour: 'outlet_id',
  rollup_day: 'outlet_id',
  changed_hours: 'outlet_id',
  sink_progress: 'log_partition',
  assembly_progress: 'log_partition',
  rollup_progress: 'id',
  schema_migrations: 'cityHash64(name)',
};

/** The database in which each shard keeps its part of the tables that `database` names as a whole. */
export const shardDatabase = (database: string): string => `${database}_shard`;

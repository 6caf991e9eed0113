import type { ClickHouseSettings } from '@clickhouse/client';
import { LEASED_STATEMENT_SECONDS, type ConnectionPurpose } from '@nhipbao/platform';

/** How a connection behaves for what it is used for. */
export interface PurposeTerms {
  /** Longest that the server may work on a statement, seconds; 0 is for ever. */
  statementSeconds: number;
  /** Sockets to one host: the most statements that run there at once. */
  sockets: number;
}

export const PURPOSES: Record<ConnectionPurpose, PurposeTerms> = {
  // A batch takes a second or two. What takes a minute is stuck, and the batch is better sent to another host.
  ingest: { statementSeconds: 60, sockets: 8 },
  // It ends before another aggregator can hold the lease, and before another host is taken.
  aggregate: { statementSeconds: LEASED_STATEMENT_SECONDS, sockets: 2 },
  query: { statementSeconds: 30, sockets: 16 },
  live: { statementSeconds: 5, sockets: 8 },
  // Migrations and backups.
  admin: { statementSeconds: 0, sockets: 2 },
};

/** A server that does not answer by then hangs: it would have ended the statement itself. */
const GRACE_MS = 5_000;
const ENDLESS_MS = 3_600_000;

/** After this long without an answer the caller gives up, ms. */
export function requestTimeoutMs({ statementSeconds }: PurposeTerms): number {
  return statementSeconds === 0 ? ENDLESS_MS : statementSeconds * 1000 + GRACE_MS;
}

/** Settings that go with every statement of a purpose. */
export function settingsFor(purpose: ConnectionPurpose, clustered: boolean): ClickHouseSettings {
  const { statementSeconds } = PURPOSES[purpose];
  const limit: ClickHouseSettings = statementSeconds === 0 ? {} : { max_execution_time: statementSeconds };
  return clustered ? { ...limit, ...CLUSTER_SETTINGS, ...OF_PURPOSE[purpose] } : limit;
}

/**
 * On a cluster, an answer of the store means: on every replica of its shard (`auto` is a majority, of two replicas both). So any
 * replica may be asked for what was acknowledged before, and progress never runs ahead of the rows that it speaks of: not by
 * `select_sequential_consistency`, which needs inserts that wait for each other.
 */
const CLUSTER_SETTINGS: ClickHouseSettings = {
  insert_quorum: 'auto',
  // Shorter than the statement may take: the server says so itself instead of being given up on.
  insert_quorum_timeout: 30_000,
  // Acknowledged by the shards, not by a queue on the disk of the host that was asked.
  distributed_foreground_insert: 1,
  // Rows replace themselves by their keys. The engine's own window would keep a repeated insert from its views.
  insert_deduplicate: 0,
  // Half of the figures are no figures.
  skip_unavailable_shards: 0,
  // Subqueries name working tables of the host that was asked: it reads for all of them and writes to all of them.
  parallel_distributed_insert_select: '0',
};

/** As in infra/clickhouse/sql/workloads.sql; without them the setting changes nothing. */
const PLATFORM = 'nhipbao_platform';
const REPORTS = 'nhipbao_reports';

const OF_PURPOSE: Partial<Record<ConnectionPurpose, ClickHouseSettings>> = {
  ingest: { workload: PLATFORM },
  // Dropping what is done with is no reason to wait for a server that is away: it catches up when it is back.
  aggregate: { workload: PLATFORM, distributed_ddl_task_timeout: '0', insert_quorum_timeout: 10_000 },
  query: { workload: REPORTS, optimize_skip_unused_shards: 1 },
  live: { workload: PLATFORM, optimize_skip_unused_shards: 1 },
};

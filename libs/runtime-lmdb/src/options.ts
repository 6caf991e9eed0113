/** Something went wrong that the log itself goes on after. */
export interface EventLogTrouble {
  kind: 'handler_failed' | 'consumer_failed' | 'position_not_saved' | 'retention_failed';
  group?: string;
  error: unknown;
  /** For a failed handler: how often these records have been tried, and the pause before the next try. */
  attempt?: number;
  pauseMs?: number;
}

export interface LmdbEventLogOptions {
  /** Folder of the log's files; created when it is missing. */
  folder: string;
  /** Most records between the end of the log and the slowest consumer group; `append` rejects above it. */
  maxBacklogRecords?: number;
  /** Most bytes of values in that backlog. */
  maxBacklogBytes?: number;
  /** Records that every group has handled are kept this long for a replay. */
  retentionMs?: number;
  /** Records that every group has handled are deleted earlier when all that is retained exceeds this. */
  retentionBytes?: number;
  /** How often the background deletion looks. */
  retentionIntervalMs?: number;
  /** First and longest pause before records whose handler failed are handed out again; it doubles in between. */
  retryMinMs?: number;
  retryMaxMs?: number;
  /** A position is durable at most this long after its batch was handled, sooner when something is appended. */
  positionDelayMs?: number;
  /** Told of every trouble; the default writes nothing. */
  onTrouble?: (trouble: EventLogTrouble) => void;
}

const GIB = 1024 ** 3;

export const defaultOptions = {
  maxBacklogRecords: 50_000_000,
  maxBacklogBytes: 16 * GIB,
  retentionMs: 24 * 3_600_000,
  retentionBytes: 4 * GIB,
  retentionIntervalMs: 5_000,
  retryMinMs: 100,
  retryMaxMs: 30_000,
  positionDelayMs: 50,
  onTrouble: (): void => undefined,
} satisfies Omit<Required<LmdbEventLogOptions>, 'folder'>;

/**
 * Address space for the store: everything that may be retained, twice (LMDB copies on write and fragments), and some
 * room. It is reserved, not allocated.
 */
export function mapBytes(options: Required<LmdbEventLogOptions>): number {
  return 2 * (options.maxBacklogBytes + options.retentionBytes) + GIB;
}

/** Something went wrong that the log itself goes on after. */
export interface KafkaTrouble {
  kind:
    | 'unreachable'
    | 'reachable_again'
    | 'handler_failed'
    | 'consumer_failed'
    | 'position_not_saved'
    | 'records_expired'
    | 'spool_failed'
    | 'spool_not_announced'
    | 'close_failed';
  error?: unknown;
  group?: string;
  partition?: number;
  /** For a failed handler: how often these records have been tried, and the pause before the next try. */
  attempt?: number;
  pauseMs?: number;
}

export interface KafkaEventLogOptions {
  /** `host:port` of some brokers; the others are learnt from them. */
  brokers: readonly string[];
  topic: string;
  /** Speaks TLS; with certificates in PEM that vouch for the brokers', or with those that Node knows. */
  tls?: { ca?: string };
  /** Signs in by SASL/SCRAM-SHA-512. */
  user?: { name: string; password: string };
  /** Partitions of the topic when it is created. */
  partitions?: number;
  /** Replicas of each when it is created. With three, two must have a record before it is acknowledged. */
  replication?: number;
  /** How long records are kept when the topic is created, handled or not. */
  retentionMs?: number;
  clientId?: string;
  /** An append that the brokers have not acknowledged by then is given up. */
  sendDeadlineMs?: number;
  /** While the brokers are away they are looked for this often. */
  reconnectMs?: number;
  /** A consumer that is silent for this long loses its partitions to the others of its group. */
  sessionTimeoutMs?: number;
  /** Most bytes of records that a consumer holds in memory, those in its handlers included; above it nothing is fetched. */
  bufferBytes?: number;
  /** First and longest pause before records whose handler failed are handed out again; it doubles in between. */
  retryMinMs?: number;
  retryMaxMs?: number;
  /** Told of every trouble; the default writes nothing. */
  onTrouble?: (trouble: KafkaTrouble) => void;
}

const DAY_MS = 24 * 3_600_000;

export const defaultOptions = {
  partitions: 24,
  replication: 3,
  retentionMs: 7 * DAY_MS,
  clientId: 'nhipbao',
  sendDeadlineMs: 3_000,
  reconnectMs: 500,
  sessionTimeoutMs: 10_000,
  bufferBytes: 128 * 1024 * 1024,
  retryMinMs: 100,
  retryMaxMs: 30_000,
  onTrouble: (): void => undefined,
} satisfies Omit<Required<KafkaEventLogOptions>, 'brokers' | 'topic' | 'tls' | 'user'>;

/** Every setting that has a default, given. */
export type FullOptions = Required<Omit<KafkaEventLogOptions, 'tls' | 'user'>> &
  Pick<KafkaEventLogOptions, 'tls' | 'user'>;

/** Replicas that must have a record before it is acknowledged: one may be away without stopping anything. */
export function inSyncReplicas(replication: number): number {
  return replication >= 3 ? replication - 1 : 1;
}

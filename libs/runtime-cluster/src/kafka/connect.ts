import kafkajs, { type Kafka } from 'kafkajs';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import './compression.js';
import type { KafkaEventLogOptions } from './options.js';

// A CommonJS package whose names Node does not see one by one.
const { Kafka: KafkaClient, logLevel } = kafkajs;

export type KafkaAccess = Pick<KafkaEventLogOptions, 'brokers' | 'clientId' | 'tls' | 'user'>;

/** Pauses of the client's own retries, ms, and how many there are. */
export interface Patience {
  requestTimeoutMs: number;
  retries: number;
}

/**
 * A client with connections of its own. Clients are not shared: kafkajs keeps the committed offsets of a group per client, and two
 * members of one group would overwrite each other's.
 */
export function connectKafka(
  { brokers, clientId = 'nhipbao', tls, user }: KafkaAccess,
  { requestTimeoutMs, retries }: Patience,
): Kafka {
  return new KafkaClient({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 1_000,
    ssl: tls,
    sasl: user && { mechanism: 'scram-sha-512', username: user.name, password: user.password },
    // Left to itself the client does not turn Nagle's algorithm off, which may hold back the last piece of a request.
    socketFactory: ({ host, port, onConnect }) => {
      const options = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 };
      return tls
        ? connectTls({ ...options, ...tls, servername: host }, onConnect)
        : connect(options, onConnect);
    },
    requestTimeout: requestTimeoutMs,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2, retries },
    // What it fails at in the end comes back as an error and is reported; each of its retries is not worth a line.
    logLevel: logLevel.NOTHING,
  });
}

/** Rejects when `work` has not settled in time; what comes of it later is nobody's concern. */
export async function within<T>(work: Promise<T>, deadlineMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import kafkajs, { type Admin } from 'kafkajs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../product/until.js';
import type { Broker, BrokerSecurity } from '../../tools/kafka/broker.mjs';
import { kafkaCluster } from '../../tools/kafka/cluster.mjs';
import { selfSignedCertificate } from './self-signed-certificate.js';

/** A Kafka cluster of a test's own: real brokers, which can be killed one by one. */
export class KafkaBrokers {
  private constructor(
    readonly folder: string,
    private readonly brokers: readonly Broker[],
  ) {}

  /** @param user lets only this user in, and only in TLS */
  static async start(count: 1 | 3, user?: BrokerSecurity['user']): Promise<KafkaBrokers> {
    const folder = await mkdtemp(join(tmpdir(), 'nhipbao-kafka-'));
    const free = await freePorts(2 * count);
    const brokers = kafkaCluster({
      folder,
      ports: free.slice(0, count),
      controllerPorts: free.slice(count),
      heapMb: 320,
      security: user && { ...selfSignedCertificate(folder), user },
    });
    const cluster = new KafkaBrokers(folder, brokers);
    try {
      await Promise.all(brokers.map((broker) => broker.start()));
    } catch (error) {
      await cluster.destroy();
      throw error;
    }
    return cluster;
  }

  /** `host:port` of each, as clients are given them. */
  get addresses(): string[] {
    return this.brokers.map(({ address }) => address);
  }

  /** Replicas that topics of this cluster can have. */
  get replication(): number {
    return this.brokers.length;
  }

  /** Ends a broker as a power cut does. */
  kill(index: number): Promise<void> {
    return this.broker(index).stop('SIGKILL');
  }

  /** Ends a broker as an operator does. */
  stop(index: number): Promise<void> {
    return this.broker(index).stop('SIGTERM');
  }

  /** Starts a broker again on its data. */
  restart(index: number): Promise<void> {
    return this.broker(index).start();
  }

  /** Stops a broker's process where it is, as an overloaded machine does; `SIGCONT` lets it go on. */
  signal(index: number, signal: NodeJS.Signals): void {
    const { pid } = this.broker(index);
    if (pid !== undefined) process.kill(pid, signal);
  }

  /** Resolves when every replica of every topic has what its leader has: the next broker may go. */
  inStep(): Promise<void> {
    return this.withAdmin(async (admin) => {
      await until('all replicas are in step', async () => {
        // While a leader is being found there is no answer.
        const { topics } = await admin.fetchTopicMetadata().catch(() => ({ topics: [] }));
        const partitions = topics.flatMap((topic) => topic.partitions);
        return (
          partitions.length > 0 && partitions.every(({ isr, replicas }) => isr.length === replicas.length)
        );
      });
    });
  }

  /** Deletes the oldest records, as retention does. */
  deleteBefore(topic: string, partition: number, offset: number): Promise<void> {
    return this.withAdmin(async (admin) => {
      // The client finds leaders only of topics that it was asked about before.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
    });
  }

  async destroy(): Promise<void> {
    await Promise.all(this.brokers.map((broker) => broker.stop('SIGKILL')));
    await rm(this.folder, { recursive: true });
  }

  private async withAdmin(work: (admin: Admin) => Promise<void>): Promise<void> {
    const client = new kafkajs.Kafka({ brokers: this.addresses, logLevel: kafkajs.logLevel.NOTHING });
    const admin = client.admin();
    await admin.connect();
    try {
      await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  private broker(index: number): Broker {
    const broker = this.brokers[index];
    if (!broker) throw new RangeError(`There is no broker ${index}`);
    return broker;
  }
}

/** Ports that nobody listens on. They are all taken before one is given back, so that none comes twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

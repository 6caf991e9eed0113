import { collectRows } from '@nhipbao/platform';
import { carryCommand, carryExec, carryInsert, carryQuery } from './carry.js';
import type {
  CommandParams,
  Connection,
  ExecParams,
  InsertParams,
  PingParams,
  QueryParams,
} from './connection.js';
import { inOrder, type Host } from './hosts.js';
import { isUnavailable } from './unavailable.js';

/** A single host is asked once more: it may have closed the idle connection that the statement was sent on. */
const LEAST_ATTEMPTS = 2;

/**
 * Sends each statement to one of several hosts, in turn, and to the next one when that does not answer. What is sent through it
 * must be the same when it is done twice, as reads are, and inserts of rows that replace themselves.
 */
export class AnyHostConnection implements Connection {
  private turn = 0;

  constructor(private readonly hosts: readonly Host[]) {
    this.turn = Math.floor(Math.random() * hosts.length);
  }

  query(params: QueryParams): ReturnType<Connection['query']> {
    return this.onAny((host) => carryQuery(host.client, params));
  }

  command(params: CommandParams): ReturnType<Connection['command']> {
    return this.onAny((host) => carryCommand(host.client, params));
  }

  async insert(params: InsertParams): ReturnType<Connection['insert']> {
    const rows = await collectRows(params.values);
    return this.onAny((host) => carryInsert(host.client, params, rows));
  }

  async exec(params: ExecParams): ReturnType<Connection['exec']> {
    const rows = params.values === undefined ? undefined : await collectRows(params.values);
    return this.onAny((host) => carryExec(host.client, params, rows));
  }

  async ping(params: PingParams): ReturnType<Connection['ping']> {
    let last: Awaited<ReturnType<Connection['ping']>> | undefined;
    for (const host of inOrder(this.hosts, this.turn)) {
      last = await host.client.ping(params);
      if (last.success) break;
    }
    return last ?? { success: false, error: new Error('There is no host to ask') };
  }

  async close(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.client.close()));
  }

  private async onAny<T>(work: (host: Host) => Promise<T>): Promise<T> {
    const order = inOrder(this.hosts, this.turn++);
    let failure: unknown;
    for (let attempt = 0; attempt < Math.max(order.length, LEAST_ATTEMPTS); attempt += 1) {
      const host = order[attempt % order.length];
      if (!host) break;
      try {
        const result = await work(host);
        host.answered();
        return result;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        host.failed();
        failure = error;
      }
    }
    throw failure;
  }
}

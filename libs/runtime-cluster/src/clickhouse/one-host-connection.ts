import { collectRows } from '@nhipbao/platform';
import { randomUUID } from 'node:crypto';
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

/** Whoever held a lease when a statement was sent may not hold it any more when this has passed, ms. */
const LONGEST_WAIT_MS = 1_000;

export interface OneHostTerms {
  /** Begins the id of every statement; no other use of the store has it. Letters, digits, `_` and `-`. */
  idPrefix: string;
  /** No statement runs longer than this on a server, ms. */
  longestStatementMs: number;
}

/**
 * Sends statements one after the other to one host, for work that keeps intermediate results in tables of that host. When a
 * statement fails, the caller's run has failed: nothing is repeated, neither here nor elsewhere, because the tables of another
 * host hold something else. What is sent next is a new run from its beginning, and may go to the next host.
 *
 * Before the first statement of this process, and after every failure, statements sent under this prefix, by this process or one
 * before it, are ended on every host, with what they started on other hosts. A host that cannot be asked is waited for as long
 * as a statement can take: otherwise one could write yet, behind the back of the run that replaces it.
 */
export class OneHostConnection implements Connection {
  private current: Promise<Host> | undefined;
  private lastStartedAt = Date.now();

  constructor(
    private readonly hosts: readonly Host[],
    private readonly terms: OneHostTerms,
  ) {}

  query(params: QueryParams): ReturnType<Connection['query']> {
    return this.onOne(params, (host, own) => carryQuery(host.client, own));
  }

  command(params: CommandParams): ReturnType<Connection['command']> {
    return this.onOne(params, (host, own) => carryCommand(host.client, own));
  }

  async insert(params: InsertParams): ReturnType<Connection['insert']> {
    const rows = await collectRows(params.values);
    return this.onOne(params, (host, own) => carryInsert(host.client, own, rows));
  }

  async exec(params: ExecParams): ReturnType<Connection['exec']> {
    const rows = params.values === undefined ? undefined : await collectRows(params.values);
    return this.onOne(params, (host, own) => carryExec(host.client, own, rows));
  }

  async ping(params: PingParams): ReturnType<Connection['ping']> {
    const [host] = inOrder(this.hosts, 0);
    return host ? host.client.ping(params) : { success: false, error: new Error('There is no host to ask') };
  }

  async close(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.client.close()));
  }

  private async onOne<P extends QueryParams, T>(
    params: P,
    work: (host: Host, own: P) => Promise<T>,
  ): Promise<T> {
    this.current ??= this.choose();
    const chosen = this.current;
    const askedAt = Date.now();
    let host: Host | undefined;
    try {
      host = await chosen;
      if (Date.now() - askedAt > LONGEST_WAIT_MS)
        throw new Error('an earlier statement had to end first; now it has, and the run can begin');
      this.lastStartedAt = Date.now();
      const result = await work(host, { ...params, query_id: `${this.terms.idPrefix}${randomUUID()}` });
      host.answered();
      return result;
    } catch (error) {
      if (isUnavailable(error)) host?.failed();
      if (this.current === chosen) this.current = undefined;
      throw error;
    }
  }

  /** @throws Error while a host may be working on an earlier statement, or none answers */
  private async choose(): Promise<Host> {
    const order = inOrder(this.hosts, 0);
    const clear = await Promise.all(order.map((host) => this.endEarlier(host)));
    const silent = order.filter((_, index) => !clear[index]);
    const first = order.find((_, index) => clear[index]);
    if (!first) throw new Error(`no host of the store answers: ${silent.map(({ url }) => url).join(', ')}`);
    const freeAt = this.lastStartedAt + this.terms.longestStatementMs;
    if (silent.length > 0 && Date.now() < freeAt) {
      const names = silent.map(({ url }) => url).join(', ');
      throw new Error(
        `${names} may still be working on an earlier run; taken over at ${new Date(freeAt).toISOString()}`,
      );
    }
    return first;
  }

  /** Whether nothing of ours runs on a host any more. */
  private async endEarlier(host: Host): Promise<boolean> {
    try {
      await host.client.command({
        query: `KILL QUERY WHERE startsWith(initial_query_id, '${this.terms.idPrefix}') SYNC`,
      });
      host.answered();
      return true;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      host.failed();
      return false;
    }
  }
}

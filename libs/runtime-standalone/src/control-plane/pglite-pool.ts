import { EventEmitter } from 'node:events';
import type { PGlite, Results } from '@electric-sql/pglite';

type Done = (error?: Error) => void;
type Connected = (error: Error | undefined, connection?: PGliteConnection, release?: Done) => void;

/** The one connection, as the `pg` package shows a client. */
export class PGliteConnection extends EventEmitter {
  /** Whether a transaction is open on it. */
  inTransaction = false;

  constructor(private readonly database: PGlite) {
    super();
  }

  async query(text: string, parameters?: unknown[]): Promise<Results> {
    const result = await this.database.query<Record<string, unknown>>(text, parameters);
    if (result.command === 'START' || result.command === 'BEGIN') this.inTransaction = true;
    // "ROLLBACK TO SAVEPOINT" answers ROLLBACK too, and leaves the transaction open.
    else if (result.command === 'COMMIT' || (result.command === 'ROLLBACK' && !/\bTO\b/i.test(text)))
      this.inTransaction = false;
    return result;
  }
}

/**
 * A pool of exactly one connection over PGlite, with as much of the `pg` package's interface as TypeORM uses. Whoever
 * wants the connection waits until the holder has released it, so that two transactions never interleave.
 */
export class PGlitePool extends EventEmitter {
  private readonly connection: PGliteConnection;
  private readonly waiting: Connected[] = [];
  private busy = false;
  private ended = false;

  /** @param patienceMs longest wait for the connection: a holder that asks for a second one would wait for itself */
  constructor(
    private readonly database: PGlite,
    private readonly patienceMs: number,
  ) {
    super();
    this.connection = new PGliteConnection(database);
    // One listener for each holder, and none leaves its own behind.
    this.connection.setMaxListeners(0);
  }

  /** Hands over the connection and what releases it, in the order of asking. */
  connect(callback: Connected): void {
    if (this.ended) {
      callback(new Error('The control plane is closed.'));
      return;
    }
    if (!this.busy) {
      this.handOver(callback);
      return;
    }
    const turn: Connected = (...handed) => {
      clearTimeout(timer);
      callback(...handed);
    };
    const timer = setTimeout(() => {
      this.waiting.splice(this.waiting.indexOf(turn), 1);
      callback(new Error(`The control plane was busy for ${this.patienceMs} ms.`));
    }, this.patienceMs);
    this.waiting.push(turn);
  }

  /** Refuses everybody who waits, and closes the database. */
  end(callback: Done): void {
    this.ended = true;
    for (const turn of this.waiting.splice(0)) turn(new Error('The control plane is closed.'));
    this.database.close().then(() => callback(), callback);
  }

  private handOver(callback: Connected): void {
    this.busy = true;
    let released = false;
    const release: Done = () => {
      if (released) return;
      released = true;
      void this.takeBack();
    };
    callback(undefined, this.connection, release);
  }

  /** Gives the connection to the next in line, never with the last holder's transaction on it. */
  private async takeBack(): Promise<void> {
    try {
      if (this.connection.inTransaction && !this.ended) await this.connection.query('ROLLBACK');
    } catch (error) {
      this.emit('error', error);
    }
    const next = this.waiting.shift();
    if (next) this.handOver(next);
    else this.busy = false;
  }
}

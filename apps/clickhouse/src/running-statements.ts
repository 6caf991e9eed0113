const KILL = /^KILL\s+QUERY\s+WHERE\s+startsWith\(initial_query_id,\s*'([\w-]+)'\)\s+SYNC$/i;

/**
 * The statements that run, by the ids that their callers gave them. The embedded engine can be neither asked for them nor
 * interrupted, so a `KILL QUERY … SYNC`, which promises that they run no more, waits for their end.
 */
export class RunningStatements {
  private readonly running = new Map<symbol, { queryId: string; ended: Promise<unknown> }>();

  /** @param run resolves only when the engine has finished */
  async track<T>(queryId: string, run: () => Promise<T>): Promise<T> {
    const key = Symbol(queryId);
    const result = run();
    this.running.set(key, { queryId, ended: result.catch(() => undefined) });
    try {
      return await result;
    } finally {
      this.running.delete(key);
    }
  }

  /** Resolves when everything that the statement is to kill has ended; undefined when it is no KILL QUERY of a known form. */
  killed(sql: string): Promise<void> | undefined {
    const prefix = KILL.exec(sql)?.[1];
    if (prefix === undefined) return undefined;
    const ended = [...this.running.values()].filter(({ queryId }) => queryId.startsWith(prefix));
    return Promise.all(ended.map((statement) => statement.ended)).then(() => undefined);
  }
}

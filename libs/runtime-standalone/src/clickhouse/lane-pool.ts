import type { Lane } from './lane.js';

/**
 * Shares a few lanes among many callers, first come, first served. A statement that waits does so here and not in the
 * engine, where it would hold one of the process's few worker threads.
 */
export class LanePool {
  private readonly lanes: Lane[] = [];
  private readonly idle: Lane[] = [];
  private readonly waiting = new Set<(lane: Lane) => void>();
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  constructor(
    private readonly size: number,
    private readonly openLane: () => Lane,
  ) {}

  /**
   * Runs `work` on a free lane. When `signal` aborts, the caller is released at once; the engine cannot be interrupted,
   * so the lane is free only when it has finished.
   */
  async run<T>(work: (lane: Lane) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.closed) throw new Error('The connection to the store is closed');
    const lane = await this.take(signal);
    if (signal?.aborted) {
      this.giveBack(lane);
      throw abortError();
    }
    const done = work(lane).finally(() => {
      this.running.delete(done);
      this.giveBack(lane);
    });
    this.running.add(done);
    return signal ? unlessAborted(done, signal) : done;
  }

  async close(): Promise<void> {
    this.closed = true;
    while (this.running.size > 0) await Promise.allSettled(this.running);
    for (const lane of this.lanes) lane.close();
    this.lanes.length = 0;
  }

  private take(signal?: AbortSignal): Promise<Lane> {
    const lane = this.idle.pop() ?? (this.lanes.length < this.size ? this.open() : undefined);
    if (lane) return Promise.resolve(lane);
    return new Promise((resolve, reject) => {
      const receive = (freed: Lane) => {
        signal?.removeEventListener('abort', abort);
        resolve(freed);
      };
      const abort = () => {
        this.waiting.delete(receive);
        reject(abortError());
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.waiting.add(receive);
    });
  }

  private giveBack(lane: Lane): void {
    const [first] = this.waiting;
    if (!first) {
      this.idle.push(lane);
      return;
    }
    this.waiting.delete(first);
    first(lane);
  }

  private open(): Lane {
    const lane = this.openLane();
    this.lanes.push(lane);
    return lane;
  }
}

function unlessAborted<T>(done: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(abortError());
    };
    signal.addEventListener('abort', abort, { once: true });
    void done.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/** In the words of the client over HTTP, so that callers need not know which store they talk to. */
function abortError(): Error {
  return new Error('The user aborted a request.');
}

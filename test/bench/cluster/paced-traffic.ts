import { setTimeout as sleep } from 'node:timers/promises';
import type { Newsroom } from '../../product/newsroom.js';

const BATCH = 100;
/** With more under way nothing is sent until an answer comes. */
const MOST_UNDER_WAY = 200;

/**
 * Events of the simulator at an even rate, in batches of 100, until it is stopped. What a pause of the collector held up is sent after
 * it; a collector that does not keep up shows in how many it accepted.
 */
export class PacedTraffic {
  private readonly running: Promise<void>;
  private readonly underWay = new Set<Promise<void>>();
  private stopping = false;
  private failure: unknown;
  /** Events answered 202. */
  accepted = 0;

  constructor(
    private readonly newsroom: Newsroom,
    private readonly bodies: Iterator<string, void>,
    private readonly eventsPerSecond: number,
  ) {
    this.running = this.run();
  }

  /** Resolves when everything sent was answered. @throws what the collector answered instead of 202 */
  async stop(): Promise<number> {
    this.stopping = true;
    await this.running;
    await Promise.all(this.underWay);
    if (this.failure !== undefined) throw this.failure as Error;
    return this.accepted;
  }

  private async run(): Promise<void> {
    const startedAt = performance.now();
    for (let sent = 0; !this.stopping && this.failure === undefined; sent += BATCH) {
      const waitMs = (sent / this.eventsPerSecond) * 1000 - (performance.now() - startedAt);
      if (waitMs > 1) await sleep(waitMs);
      if (this.underWay.size >= MOST_UNDER_WAY) await Promise.race(this.underWay);
      const { value, done } = this.bodies.next();
      if (done === true) throw new RangeError('more traffic was asked for than was simulated');
      const request: Promise<void> = this.send(value).finally(() => this.underWay.delete(request));
      this.underWay.add(request);
    }
  }

  private async send(body: string): Promise<void> {
    try {
      const answer = await this.newsroom.sendBody(body);
      if (answer.status !== 202) throw new Error(`the collector answered ${answer.status}`);
      this.accepted += answer.body.accepted;
    } catch (error) {
      this.failure ??= error;
    }
  }
}

import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ApiKeysService } from '@nhipbao/access';
import { demoSector, liveTraffic, simulate, type SimulatedStep } from '@nhipbao/testing/simulator';

export const HISTORY_DAYS = 35;
const DAY_MS = 86_400_000;
const SEED = 348;
const KEY_NAME = 'demonstration traffic';
const BATCH = 500;
const IN_FLIGHT = 4;
/** Live readers come this much faster than in the history, so that there is something to watch. */
const LIVE_RATE = 8;

/** Told how far the history has come, 0–1. */
export type Progress = (done: number, events: number) => void;

/** Sends the simulated readers' events through the public interface, as an outlet's own server would. */
@Injectable()
export class DemoTraffic implements OnModuleDestroy {
  private readonly logger = new Logger('DemoTraffic');
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private secret?: Promise<string>;

  constructor(private readonly keys: ApiKeysService) {}

  async sendHistory(url: string, until: number, onProgress: Progress): Promise<void> {
    const send = await this.sender(url);
    const from = until - HISTORY_DAYS * DAY_MS;
    const waiting = new Set<Promise<void>>();
    let batch: SimulatedStep[] = [];
    let events = 0;
    for (const step of simulate(demoSector(), { from, to: until, seed: SEED, heartbeats: 'last' })) {
      if (this.stopping.signal.aborted) return;
      batch.push(step);
      if (batch.length < BATCH) continue;
      const sending: Promise<void> = send(batch).finally(() => waiting.delete(sending));
      waiting.add(sending);
      events += batch.length;
      batch = [];
      if (waiting.size >= IN_FLIGHT) await Promise.race(waiting);
      onProgress((step.at - from) / (until - from), events);
    }
    await Promise.all(waiting);
    await send(batch);
  }

  /** Goes on until the application stops; a failure is told and the traffic goes on. */
  keepMoving(url: string, from: number): void {
    this.running = this.move(url, from);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async move(url: string, from: number): Promise<void> {
    const send = await this.sender(url);
    for await (const steps of liveTraffic(demoSector(), {
      from,
      seed: SEED,
      rate: LIVE_RATE,
      signal: this.stopping.signal,
    })) {
      await send(steps).catch((error: unknown) => this.logger.warn(`live traffic: ${String(error)}`));
    }
  }

  /** A key of its own for each run, which nobody else ever sees; an earlier run's is of no use to anybody. */
  private async makeKey(): Promise<string> {
    for (const { id, name, createdById } of await this.keys.list(null))
      if (name === KEY_NAME && createdById === null) await this.keys.revoke('platform', id);
    const { secret } = await this.keys.create('platform', null, { name: KEY_NAME, scopes: ['collect'] });
    return secret;
  }

  private async sender(url: string): Promise<(steps: SimulatedStep[]) => Promise<void>> {
    this.secret ??= this.makeKey();
    const secret = await this.secret;
    return async (steps) => {
      if (steps.length === 0) return;
      const events = steps.map(({ event, connection }) => ({
        ...event,
        client: { ip: connection.ip, user_agent: connection.userAgent },
      }));
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ source: 'browser', events }),
      });
      if (response.status !== 202)
        throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
    };
  }
}

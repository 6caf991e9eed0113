import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches of the aggregator. */
@Injectable()
export class AggregatorMetrics {
  readonly failures: Counter;
  private readonly duration: Histogram<'stage'>;
  private receivedUntilMs: number | undefined;

  constructor(registry: Registry) {
    const registers = [registry];
    this.failures = new Counter({
      name: 'nhipbao_aggregator_failures_total',
      help: 'Runs that failed and were tried again.',
      registers,
    });
    this.duration = new Histogram({
      name: 'nhipbao_aggregator_run_seconds',
      help: 'Time of one run, seconds, by stage.',
      // Not `job`: that is Prometheus' own name for a target's kind.
      labelNames: ['stage'],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    });
    const receivedUntil = () => this.receivedUntilMs;
    new Gauge({
      name: 'nhipbao_figures_age_seconds',
      help: 'How far the reports are behind now, seconds; only from the aggregator that makes them.',
      registers,
      collect() {
        const until = receivedUntil();
        if (until === undefined) this.remove();
        else this.set((Date.now() - until) / 1000);
      },
    });
  }

  /** @param receivedUntilMs server time up to which events are in the reports; undefined when another process makes them */
  figuresReach(receivedUntilMs: number | undefined): void {
    this.receivedUntilMs = receivedUntilMs;
  }

  async timed<T>(stage: 'assembly' | 'recomputation' | 'rollup', run: () => Promise<T>): Promise<T> {
    const done = this.duration.startTimer({ stage });
    const result = await run();
    done();
    return result;
  }
}

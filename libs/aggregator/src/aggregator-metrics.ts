import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';

/** What an operator watches of the aggregator. */
@Injectable()
export class AggregatorMetrics {
  readonly failures: Counter;
  private readonly duration: Histogram<'job'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.failures = new Counter({
      name: 'nhipbao_aggregator_failures_total',
      help: 'Runs that failed and were tried again.',
      registers,
    });
    this.duration = new Histogram({
      name: 'nhipbao_aggregator_run_seconds',
      help: 'Time of one run, seconds, by job.',
      labelNames: ['job'],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    });
  }

  async timed<T>(job: 'assembly' | 'rollup', run: () => Promise<T>): Promise<T> {
    const done = this.duration.startTimer({ job });
    const result = await run();
    done();
    return result;
  }
}

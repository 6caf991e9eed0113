import { Injectable } from '@nestjs/common';
import type { RejectReason } from '@nhipbao/events';
import { Counter, Registry } from 'prom-client';

interface StepTotals {
  events: number;
  ms: number;
}

/** What the collector tells Prometheus. Hot totals are plain numbers that are copied out when somebody scrapes. */
@Injectable()
export class PipelineMetrics {
  private readonly steps = new Map<string, StepTotals>();
  private acceptedEvents = 0;
  private readonly refusedEvents: Counter<'reason'>;
  private readonly refusedRequests: Counter<'code'>;

  constructor(registry: Registry) {
    const registers = [registry];
    const { steps } = this;
    const accepted = () => this.acceptedEvents;
    new Counter({
      name: 'nhipbao_collector_step_events_total',
      help: 'Events that reached a step of the collector',
      labelNames: ['step'],
      registers,
      collect() {
        this.reset();
        for (const [step, { events }] of steps) this.inc({ step }, events);
      },
    });
    new Counter({
      name: 'nhipbao_collector_step_seconds_total',
      help: 'Time spent in a step of the collector',
      labelNames: ['step'],
      registers,
      collect() {
        this.reset();
        for (const [step, { ms }] of steps) this.inc({ step }, ms / 1000);
      },
    });
    new Counter({
      name: 'nhipbao_collector_accepted_events_total',
      help: 'Events that are durable in the log',
      registers,
      collect() {
        this.reset();
        this.inc(accepted());
      },
    });
    this.refusedEvents = new Counter({
      name: 'nhipbao_collector_refused_events_total',
      help: 'Events refused, by reason',
      labelNames: ['reason'],
      registers,
    });
    this.refusedRequests = new Counter({
      name: 'nhipbao_collector_refused_requests_total',
      help: 'Requests of which no event could be read or stored, by error code',
      labelNames: ['code'],
      registers,
    });
  }

  ran(step: string, events: number, ms: number): void {
    const totals = this.steps.get(step);
    if (totals) {
      totals.events += events;
      totals.ms += ms;
    } else this.steps.set(step, { events, ms });
  }

  accepted(events: number): void {
    this.acceptedEvents += events;
  }

  refused(reason: RejectReason, events: number): void {
    this.refusedEvents.inc({ reason }, events);
  }

  refusedRequest(code: string): void {
    this.refusedRequests.inc({ code });
  }
}

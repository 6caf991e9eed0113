import { Gauge, type Registry } from 'prom-client';
import type { SpoolingEventLog } from './kafka/index.js';

/** What waits on a collector's disk for Kafka to come back. */
export function reportSpool(log: SpoolingEventLog, registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'nhipbao_spool_records',
    help: 'Log records in the spool.',
    registers,
    collect() {
      this.set(log.spooled().records);
    },
  });
  new Gauge({
    name: 'nhipbao_spool_bytes',
    help: 'Bytes of log records in the spool.',
    registers,
    collect() {
      this.set(log.spooled().bytes);
    },
  });
  new Gauge({
    name: 'nhipbao_spool_age_seconds',
    help: 'Age of the oldest log record in the spool, seconds.',
    registers,
    collect() {
      this.set(log.spooled().ageMs / 1000);
    },
  });
}

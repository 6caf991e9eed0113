import type { Logger } from '@nestjs/common';
import { SpanStatusCode } from '@opentelemetry/api';
import { traceOf } from '@nhipbao/events';
import { traceFields, type Tracing } from '@nhipbao/platform';
import type { TableRows } from './row-buffers.js';
import type { RefusedRecord } from './sift.js';

/** Tells of the few events whose requests are traced that they have become rows, or why not. */
export class StoreTraces {
  constructor(
    private readonly tracing: Tracing,
    private readonly logger: Logger,
  ) {}

  /** @param beganMs when the rows were taken in hand, epoch ms */
  tell(events: TableRows, refused: readonly RefusedRecord[], beganMs: number): void {
    events.forEach((partition, record) => {
      const trace = traceOf(record.value);
      if (!trace) return;
      const { offset } = record;
      const span = this.tracing.continued('store', trace, beganMs);
      span.setAttributes({ 'nhipbao.log.partition': partition, 'nhipbao.log.offset': offset });
      const reason = refused.find((one) => one.record === record)?.reason;
      if (reason !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: reason });
      const message = reason === undefined ? 'event stored' : `event set aside: ${reason}`;
      this.logger.log({ ...traceFields(span.spanContext()), partition, offset, message });
      span.end();
    });
  }
}

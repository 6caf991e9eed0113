import type { Logger } from '@nestjs/common';
import { SpanStatusCode } from '@opentelemetry/api';
import { traceOf } from '@nhipbao/events';
import { traceFields, type LoggedRecord, type Tracing } from '@nhipbao/platform';
import type { RefusedRecord } from './sift.js';

/** Tells of the few events whose requests are traced that they have become rows, or why not. */
export class StoreTraces {
  constructor(
    private readonly tracing: Tracing,
    private readonly logger: Logger,
  ) {}

  /** @param beganMs when the batch was taken in hand, epoch ms */
  tell(
    partition: number,
    events: readonly LoggedRecord[],
    refused: readonly RefusedRecord[],
    beganMs: number,
  ): void {
    for (const record of events) {
      const trace = traceOf(record.value);
      if (!trace) continue;
      const { offset } = record;
      const span = this.tracing.continued('store', trace, beganMs);
      span.setAttributes({ 'nhipbao.log.partition': partition, 'nhipbao.log.offset': offset });
      const reason = refused.find((one) => one.record === record)?.reason;
      if (reason !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: reason });
      const message = reason === undefined ? 'event stored' : `event set aside: ${reason}`;
      this.logger.log({ ...traceFields(span.spanContext()), partition, offset, message });
      span.end();
    }
  }
}

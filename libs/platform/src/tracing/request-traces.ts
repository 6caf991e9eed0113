import { SpanStatusCode, type Span } from '@opentelemetry/api';
import { traceFields, type TraceContext } from './tracing.js';

const spans = new WeakMap<object, Span>();

/** Remembers the span of a request, for whoever logs something about it. */
export function rememberSpan(request: object, span: Span): void {
  spans.set(request, span);
}

/** Log fields of a request's trace; none for nearly all requests. */
export function traceFieldsOf(request: object): Partial<ReturnType<typeof traceFields>> {
  const context: TraceContext | undefined = spans.get(request)?.spanContext();
  return context ? traceFields(context) : {};
}

/** Ends a server's span with its answer's status, as OpenTelemetry names it: only a fault of the server's own is an error. */
export function endRequestSpan(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

import { ROOT_CONTEXT, SpanKind, trace, TraceFlags, type Span, type Tracer } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { Allowance } from './allowance.js';

/** Where in a trace a piece of work stands, in the hexadecimal notation of W3C Trace Context. */
export interface TraceContext {
  /** 32 digits. */
  traceId: string;
  /** 16 digits. */
  spanId: string;
}

export interface TracingOptions {
  /** Requests a second that are traced because they ask for it by `traceparent`, and as many again unasked; 0 traces none. */
  perSecond: number;
  /** Name of the process in the traces. */
  service: string;
  /** Address of an OpenTelemetry collector that takes OTLP over HTTP. Without it nothing is traced unasked. */
  otlpEndpoint?: string;
}

/**
 * Traces of single requests through all processes. Nearly no request has one: at these rates a few tell as much as all, and the
 * others must not pay for them. Spans go to an OpenTelemetry collector when there is one; without it
 * a trace is still in the log lines and in the rows.
 */
export class Tracing {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;
  private readonly unasked: Allowance;
  private readonly asked: Allowance;

  constructor({ perSecond, service, otlpEndpoint }: TracingOptions) {
    this.provider = new TracerProvider({
      // What the operator names in the environment goes before what the process calls itself.
      resource: defaultResource()
        .merge(resourceFromAttributes({ 'service.name': `nhipbao-${service}` }))
        .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
      spanProcessors: otlpEndpoint === undefined ? [] : [sendingTo(otlpEndpoint)],
    });
    this.tracer = this.provider.getTracer('nhipbao');
    this.unasked = new Allowance(otlpEndpoint === undefined ? 0 : perSecond);
    this.asked = new Allowance(perSecond);
  }

  /**
   * Begins the span of a request when it is to be traced: one whose `traceparent` header says that its caller traces it, or a few
   * that nobody asked for, where spans are collected. A malformed header counts as none.
   */
  request(name: string, traceparent?: string): Span | undefined {
    if (traceparent === undefined) return this.unasked.take() ? this.span(name, SpanKind.SERVER) : undefined;
    const parent = parseTraceParent(traceparent);
    if (!parent) return this.request(name);
    const wanted = (parent.traceFlags & TraceFlags.SAMPLED) !== 0;
    return wanted && this.asked.take() ? this.span(name, SpanKind.SERVER, parent) : undefined;
  }

  /** Begins the span of work on something that another process traced. @param sinceMs when the work began, epoch ms */
  continued(name: string, parent: TraceContext, sinceMs: number): Span {
    return this.span(name, SpanKind.CONSUMER, parent, sinceMs);
  }

  /** Sends what has not been sent. */
  async close(): Promise<void> {
    await this.provider.shutdown();
  }

  private span(name: string, kind: SpanKind, parent?: TraceContext, startTime?: number): Span {
    const context = parent
      ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED, isRemote: true })
      : ROOT_CONTEXT;
    return this.tracer.startSpan(name, { kind, startTime }, context);
  }
}

function sendingTo(endpoint: string): BatchSpanProcessor {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) });
}

/** The fields by which a log line is found from its trace. */
export function traceFields(context: TraceContext): { trace_id: string; span_id: string } {
  return { trace_id: context.traceId, span_id: context.spanId };
}

/** The `traceresponse` header of W3C Trace Context, level 2: tells a caller under which id its request is found. */
export function traceResponse({ traceId, spanId }: TraceContext): string {
  return `00-${traceId}-${spanId}-01`;
}

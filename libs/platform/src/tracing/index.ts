export { endRequestSpan, rememberSpan, traceFieldsOf } from './request-traces.js';
export { TraceRequests, traceparentOf } from './trace-requests.js';
export { traceFields, traceResponse, Tracing, type TraceContext, type TracingOptions } from './tracing.js';

/** Names in an address that are no settings of the engine: they concern the request itself. */
const OWN_NAMES = new Set([
  'query',
  'database',
  'default_format',
  'query_id',
  'session_id',
  'session_timeout',
  'session_check',
  'close_session',
  'role',
  'user',
  'password',
  'quota_key',
  'compress',
  'decompress',
  'stacktrace',
  'client_protocol_version',
  'buffer_size',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'http_response_buffer_size',
  'http_zlib_compression_level',
  'http_write_exception_in_output_format',
  'cancel_http_readonly_queries_on_client_close',
  'enable_http_compression',
]);

const PARAMETER = 'param_';

/** Settings of the engine that an address names. */
export function settingsOf(address: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    Array.from(address).filter(([name]) => !OWN_NAMES.has(name) && !name.startsWith(PARAMETER)),
  );
}

/** Values of placeholders among named texts, by the placeholder's name. */
export function parametersOf(fields: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    Array.from(fields)
      .filter(([name]) => name.startsWith(PARAMETER))
      .map(([name, value]) => [name.slice(PARAMETER.length), value]),
  );
}

/** Whether an address switches something on. */
export function isOn(address: URLSearchParams, name: string): boolean {
  const value = address.get(name);
  return value !== null && /^(1|true)$/i.test(value);
}

/** The API refused or could not be reached. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  accept?: string;
  signal?: AbortSignal;
}

/** Sends one request with the session cookie. Throws `ApiError` for anything but a 2xx answer. */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const headers = new Headers({ accept: call.accept ?? 'application/json' });
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(path, {
    method: call.method ?? 'GET',
    headers,
    credentials: 'same-origin',
    body: call.body === undefined ? null : JSON.stringify(call.body),
    signal: call.signal ?? null,
  }).catch((cause: unknown) => {
    if (call.signal?.aborted === true) throw cause;
    throw new ApiError(0, 'network', cause instanceof Error ? cause.message : String(cause));
  });
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** The JSON answer of one request; its shape is the API's contract for that path. */
export async function sendJson<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  return (await response.json()) as T;
}

async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  const told = parseError(text);
  return new ApiError(
    response.status,
    told?.code ?? 'http',
    told?.message ?? `${response.status} ${response.statusText}`,
    told?.details,
  );
}

interface ToldError {
  code?: string;
  message?: string;
  details?: unknown;
}

/** The API's one error shape; a proxy in between may answer with something else. */
function parseError(text: string): ToldError | undefined {
  try {
    return (JSON.parse(text) as { error?: ToldError } | null)?.error;
  } catch {
    return undefined;
  }
}

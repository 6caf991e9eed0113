import type { WireBatch } from '@nhipbao/events';

/** The server will not take these events however often they are sent: a wrong key, a body too large, a bad request. */
export class ServerRefused extends Error {
  override readonly name = 'ServerRefused';
}

/** The server could not be reached, or could not take events for now. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
}

export interface Rejected {
  index: number;
  code: string;
  message: string;
}

export type PostOutcome =
  | { kind: 'answered'; accepted: number; rejected: Rejected[] }
  | { kind: 'away'; retryAfterMs: number; error: ServerAway };

export interface Credentials {
  apiKey?: string;
  headers?: Readonly<Record<string, string>>;
}

const ANSWER_WITHIN_MS = 60_000;

/**
 * One request to `POST /v1/events`. Away means: the same request may be tried again.
 * @throws ServerRefused
 */
export async function postEvents(
  url: string,
  batch: WireBatch,
  credentials: Credentials,
): Promise<PostOutcome> {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...credentials.headers };
  if (credentials.apiKey !== undefined) headers['authorization'] = `Bearer ${credentials.apiKey}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(new URL('/v1/events', url), {
      method: 'POST',
      headers,
      body: JSON.stringify(batch),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    text = await response.text();
  } catch (cause) {
    const error = new ServerAway(`no answer from ${url}: ${reasonOf(cause)}`, { cause });
    return { kind: 'away', retryAfterMs: 0, error };
  }
  const body = parse(text);
  if (response.status === 202) {
    return {
      kind: 'answered',
      accepted: numberOf(body['accepted']),
      rejected: Array.isArray(body['rejected']) ? body['rejected'].map(toRejected) : [],
    };
  }
  const problem = `${url} answered ${response.status}: ${messageOf(body)}`;
  if (response.status !== 429 && response.status < 500) throw new ServerRefused(problem);
  const retryAfterSeconds = Number(response.headers.get('retry-after') ?? 0);
  return {
    kind: 'away',
    retryAfterMs: Number.isFinite(retryAfterSeconds) ? retryAfterSeconds * 1_000 : 0,
    error: new ServerAway(problem),
  };
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function parse(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    // A proxy's page in place of the platform's answer: the status says enough.
    return {};
  }
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function toRejected(value: unknown): Rejected {
  const { index, code, message } = fieldsOf(value);
  return { index: numberOf(index), code: textOf(code), message: textOf(message) };
}

function messageOf(body: Fields): string {
  return textOf(fieldsOf(body['error'])['message']) || 'no explanation';
}

/** `fetch` hides what went wrong in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error.cause instanceof Error)) return error.message;
  return 'code' in error.cause ? String(error.cause.code) : error.cause.message;
}

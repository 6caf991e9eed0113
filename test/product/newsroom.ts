import { until } from './until.js';

export interface Answer {
  columns: { name: string; unit: string | null; role: string }[];
  rows: (string | number | null)[][];
  totals: (string | number | null)[] | null;
  meta: { fresh_until: string | null; source: string; total_rows: number };
}

export interface Account {
  accepted: number;
  stored: number;
  rejected: number;
  duplicate: number;
  pending: number;
}

/** The collector's answer. */
interface Collected {
  accepted: number;
  rejected: { index: number; code: string; message: string }[];
}

/** A response with its parsed body. */
export interface Reply<T> {
  status: number;
  body: T;
}

/** A running platform, as one process or as many. */
export interface Platform {
  /** Where people and programs ask. */
  readonly url: string;
  /** Where readers' browsers send. */
  readonly collectorUrl: string;
  readonly operator: { email: string; password: string };
}

/** Signs in and returns the session's cookie. */
export async function signIn(
  product: Pick<Platform, 'url'>,
  email: string,
  password: string,
): Promise<string> {
  const response = await fetch(`${product.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (response.status !== 200 || !cookie) throw new Error(`sign-in of ${email} answered ${response.status}`);
  return cookie;
}

/** One outlet with one site and a key, and what its people do over HTTP. */
export class Newsroom {
  private constructor(
    private readonly product: Platform,
    readonly outletId: number,
    readonly siteKey: string,
    readonly apiKey: string,
  ) {}

  static async open(product: Platform, name: string, domain: string): Promise<Newsroom> {
    const { email, password } = product.operator;
    const cookie = await signIn(product, email, password);
    const post = async <T>(path: string, body: unknown): Promise<T> => {
      const response = await fetch(`${product.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    };
    const outlet = await post<{ id: number }>('/v1/outlets', { name, kind: 'central_paper' });
    const site = await post<{ key: string }>(`/v1/outlets/${outlet.id}/sites`, { name, domains: [domain] });
    const key = await post<{ secret: string }>(`/v1/outlets/${outlet.id}/api-keys`, {
      name: 'test',
      scopes: ['query', 'collect'],
    });
    const newsroom = new Newsroom(product, outlet.id, site.key, key.secret);
    // Another process than the one that made it hears of a key within seconds.
    await until('the collector knows the key', async () => (await newsroom.sendBody('[]')).status !== 401);
    return newsroom;
  }

  /** Where the product listens now: a restart may change it. */
  get url(): string {
    return this.product.url;
  }

  get collectorUrl(): string {
    return this.product.collectorUrl;
  }

  /** Sends events on behalf of readers. */
  async send(
    events: readonly unknown[],
    source: 'server' | 'browser' | 'access_log' = 'server',
  ): Promise<Reply<Collected>> {
    return this.sendBody(JSON.stringify({ source, events }));
  }

  /** Sends a request body as it stands. */
  sendBody(body: string): Promise<Reply<Collected>> {
    return this.postText(`${this.product.collectorUrl}/v1/events`, body);
  }

  ask(question: Record<string, unknown>): Promise<Reply<Answer>> {
    return this.post('/v1/query', { outlet: String(this.outletId), ...question });
  }

  /** Resolves once the figures reach an instant, by default now. */
  async figuresReach(instant = Date.now(), patienceMs?: number): Promise<void> {
    const question = { metrics: ['pageviews'], date_range: ['2026-01-01', '2026-01-01'], totals: false };
    const reached = async (): Promise<boolean> => {
      const { body } = await this.ask(question);
      return Date.parse(body.meta.fresh_until ?? '') >= instant;
    };
    await until('the figures have caught up', reached, patienceMs);
  }

  async account(): Promise<Account> {
    return (await this.get<{ totals: Account }>(`/v1/accounting?outlet=${this.outletId}`)).totals;
  }

  async live(): Promise<{ readers: number; articles: { article: string; readers: number }[] }> {
    return this.get(`/v1/live?outlet=${this.outletId}`);
  }

  private async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.product.url}${path}`, {
      headers: { authorization: `Bearer ${this.apiKey}` },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  private post<T>(path: string, body: unknown): Promise<Reply<T>> {
    return this.postText(`${this.product.url}${path}`, JSON.stringify(body));
  }

  private async postText<T>(url: string, body: string): Promise<Reply<T>> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.apiKey}` },
      body,
    });
    return { status: response.status, body: (await response.json()) as T };
  }
}

import type { Product } from '../../product/product.js';
import { signIn } from '../../product/newsroom.js';

export interface Told {
  status: number;
  text: string;
}

/** Somebody who speaks to the product, with whatever proves who it is. */
export class Caller {
  constructor(
    private readonly product: Product,
    private readonly proof: Record<string, string> = {},
  ) {}

  static async person(product: Product, email: string, password: string): Promise<Caller> {
    return new Caller(product, { cookie: await signIn(product, email, password) });
  }

  static key(product: Product, secret: string): Caller {
    return new Caller(product, { authorization: `Bearer ${secret}` });
  }

  async call(method: string, path: string, body?: unknown): Promise<Told> {
    const response = await fetch(`${this.product.url}${path}`, {
      method,
      headers: { ...this.proof, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  /** The parsed answer of a call that must succeed. */
  async get<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
    return JSON.parse(text) as T;
  }
}

import { randomUUID } from 'node:crypto';

/** Local time of the platform, as in `at('2026-05-01 23:50:10')`, epoch ms. */
export const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}+07:00`);

export interface Article {
  id: string;
  title?: string;
  section?: string;
  authors?: string[];
  word_count?: number;
}

interface Opening {
  article?: Article;
  ref?: string;
}

/** An event as it goes over the wire, but for the site. */
export type Told = Record<string, unknown> & { id: string };

/** A page that a reader has open, and what happens on it. */
export class OpenPage {
  readonly pv = randomUUID();

  constructor(private readonly facts: Record<string, unknown>) {}

  event(type: string, time: string, more: Record<string, unknown>): Told {
    return { type, id: randomUUID(), pv: this.pv, ts: at(time), ...this.facts, ...more };
  }

  /** Engaged time and scroll depth of the page view so far. */
  reads(time: string, engagedMs: number, scrollPct?: number): Told {
    return this.event('engagement', time, { engaged_ms: engagedMs, scroll_pct: scrollPct });
  }

  plays(time: string, media: Record<string, unknown>, played: [number, number][]): Told {
    return this.event('media', time, { media: { kind: 'video', ...media, played } });
  }

  converts(time: string, conversion: Record<string, unknown>): Told {
    return this.event('conversion', time, { conversion });
  }
}

/** A member of the cast. With a name, a reader who consented; from an address, one who did not. */
export class Reader {
  private constructor(readonly facts: Record<string, unknown>) {}

  static named(name: string): Reader {
    return new Reader({ consent: 'analytics', vid: name });
  }

  static from(ip: string, userAgent?: string): Reader {
    return new Reader({ client: { ip, ...(userAgent ? { user_agent: userAgent } : {}) } });
  }

  /** Opens a page; what is told of it is the first of the pair. */
  opens(path: string, time: string, opening: Opening = {}): [Told, OpenPage] {
    const page = new OpenPage(this.facts);
    return [page.event('pageview', time, { url: `https://dem.example${path}`, ...opening }), page];
  }

  /** Opens a page of which nothing more is told. */
  views(path: string, time: string, opening: Opening = {}): Told {
    return this.opens(path, time, opening)[0];
  }

  /** Converts without any page view. */
  converts(time: string, conversion: Record<string, unknown>): Told {
    return { type: 'conversion', id: randomUUID(), ts: at(time), ...this.facts, conversion };
  }
}

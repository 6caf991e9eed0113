import type { EventSource, EventType, StoredEvent, WireArticle, WireEvent } from '@nhipbao/events';

/**
 * One event with what a perfect observer knows about it: who really did it. The reference counts lists of these; where
 * they come from (a simulation, a hand-written cast, the rows of the store) makes no difference to it.
 */
export interface Observation {
  /** The reader, for as long as the platform may recognise it: for good with consent, else for one local day. */
  readerKey: string;
  human: boolean;
  consented: boolean;
  source: EventSource;
  outlet: string;
  site: string;

  type: EventType;
  id: string;
  /** The page view that the event belongs to; a conversion without one has its own id here. */
  pv: string;
  /** True time, epoch ms. */
  ts: number;

  /** Host and path. */
  page: string;
  article?: {
    id: string;
    section?: string;
    authors?: readonly string[];
    tags?: readonly string[];
    contentType?: string;
    wordCount?: number;
  };
  channel?: string;
  device?: string;
  engagedMs?: number;
  scrollPct?: number;
  media?: { id: string; played: readonly (readonly [fromMs: number, toMs: number])[] };
  conversion?: { kind: string; value: number; currency: string };
}

export interface Witness {
  readerKey: string;
  human: boolean;
  outlet: string;
  source?: EventSource;
  channel?: string;
  device?: string;
}

/**
 * An event as it was sent, and what is known about its sender.
 * @param ts true time, where the event's own may be wrong
 */
export function observeWire(event: WireEvent, witness: Witness, ts = event.ts): Observation {
  const { article, media, conversion } = event;
  return {
    readerKey: witness.readerKey,
    human: witness.human,
    consented: event.consent === 'analytics' && event.vid !== undefined,
    source: witness.source ?? 'browser',
    outlet: witness.outlet,
    site: event.site,
    type: event.type,
    id: event.id,
    pv: event.pv ?? event.id,
    ts,
    page: event.url === undefined ? '' : pageOf(event.url),
    article: article?.id === undefined ? undefined : { ...factsOf(article), id: article.id },
    channel: witness.channel,
    device: witness.device,
    engagedMs: event.engaged_ms,
    scrollPct: event.scroll_pct,
    media,
    conversion: conversion && {
      kind: conversion.kind,
      value: conversion.value ?? 0,
      currency: conversion.currency ?? '',
    },
  };
}

function factsOf({
  section,
  authors,
  tags,
  type,
  word_count: wordCount,
}: WireArticle): Omit<NonNullable<Observation['article']>, 'id'> {
  return { section, authors, tags, contentType: type, wordCount };
}

/** A classified event: the reader is the platform's visitor key, a human is whom no rule set apart. */
export function observeStored(event: StoredEvent): Observation {
  return {
    readerKey: event.visitor,
    human: event.traffic === '',
    consented: event.consented === 1,
    source: event.source,
    outlet: String(event.outlet_id),
    site: String(event.site_id),
    type: event.type,
    id: event.event_id,
    pv: event.pv,
    ts: event.ts,
    page: event.page ?? '',
    article:
      event.article_id === undefined || event.article_id === ''
        ? undefined
        : {
            id: event.article_id,
            section: event.section,
            authors: event.authors,
            tags: event.tags,
            contentType: event.content_type,
            wordCount: event.word_count,
          },
    channel: event.channel,
    device: event.device,
    engagedMs: event.engaged_ms,
    scrollPct: event.scroll_pct,
    media:
      event.media_id === undefined ? undefined : { id: event.media_id, played: event.media_played ?? [] },
    conversion:
      event.conversion_kind === undefined
        ? undefined
        : {
            kind: event.conversion_kind,
            value: event.conversion_value ?? 0,
            currency: event.conversion_currency ?? '',
          },
  };
}

/** Host and path of an address, without query and fragment. */
export function pageOf(url: string): string {
  const start = url.indexOf('://') + 3;
  const end = url.search(/[?#]/);
  return url.slice(start, end === -1 ? undefined : end);
}

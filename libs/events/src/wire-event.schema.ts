import { EVENT_SOURCES, EVENT_TYPES, type EventType } from './wire-event.js';

/**
 * The wire event, version 1, as JSON Schema: the collector validates with it and OpenAPI publishes it. Each leaf's
 * `description` says what is expected there; an error message quotes it.
 *
 * Text that identifies something (ids, addresses, keys, properties) is refused when it is too long, because cutting it
 * would make it name another thing. Text that describes (titles, sections, tags, the referrer) has no bound of its own
 * but the body's, and is cut to {@link TEXT_LIMITS} when it is stored. Unknown fields are ignored, so that a newer
 * client may speak to an older collector.
 */
export interface JsonSchema {
  [keyword: string]: unknown;
  description?: string;
  properties?: Readonly<Record<string, JsonSchema>>;
}

/** Most nested levels of one event, itself included. */
export const MAX_EVENT_DEPTH = 6;
/** Most events of one request. */
export const MAX_EVENTS_PER_REQUEST = 500;

/** Longest stored form of descriptive text, characters; longest lists, items. */
export const TEXT_LIMITS = {
  title: 512,
  name: 128,
  kind: 64,
  lang: 35,
  listItems: 30,
} as const;

const DAY_MS = 86_400_000;
const MAX_MEDIA_MS = 30 * DAY_MS;

const uuid = (of: string): JsonSchema => ({
  type: 'string',
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  description: `a UUID (${of})`,
});
const text = (what: string): JsonSchema => ({ type: 'string', description: `text (${what})` });
const key = (what: string, maxLength: number): JsonSchema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description: `1 to ${maxLength} characters (${what})`,
});
const number = (what: string, maximum: number): JsonSchema => ({
  type: 'number',
  minimum: 0,
  maximum,
  description: `a number from 0 to ${maximum} (${what})`,
});
const texts = (what: string): JsonSchema => ({
  type: 'array',
  items: { type: 'string', description: 'text' },
  description: `a list of texts (${what})`,
});

const article: JsonSchema = {
  type: 'object',
  description: 'an object',
  properties: {
    id: key("the outlet's own id of the article", 256),
    title: text('headline'),
    authors: texts('authors'),
    section: text('section'),
    tags: texts('tags'),
    published_at: text('ISO 8601 time of publication'),
    modified_at: text('ISO 8601 time of the last change'),
    word_count: number('words', 1_000_000),
    type: text('content type'),
    access: text('free, metered, subscriber, …'),
  },
};

const media: JsonSchema = {
  type: 'object',
  description: 'an object with id, kind and played',
  required: ['id', 'kind', 'played'],
  properties: {
    id: key("the outlet's own id of the recording or stream", 256),
    kind: { enum: ['audio', 'video', 'live'], description: 'one of audio, video, live' },
    title: text('title'),
    duration_ms: number('length, ms', MAX_MEDIA_MS),
    played: {
      type: 'array',
      maxItems: 1000,
      description: 'a list of at most 1000 intervals [from_ms, to_ms]',
      items: {
        type: 'array',
        minItems: 2,
        maxItems: 2,
        description: 'an interval [from_ms, to_ms]',
        items: number('ms of media time', MAX_MEDIA_MS),
      },
    },
  },
};

const conversion: JsonSchema = {
  type: 'object',
  description: 'an object with kind',
  required: ['kind'],
  properties: {
    kind: key('register, subscribe, donate, purchase, newsletter, …', TEXT_LIMITS.kind),
    value: number('value', 1e12),
    currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code such as VND' },
  },
};

const client: JsonSchema = {
  type: 'object',
  description: 'an object with ip and user_agent',
  properties: {
    ip: { type: 'string', maxLength: 45, description: 'an IPv4 or IPv6 address' },
    user_agent: { type: 'string', maxLength: 2048, description: 'at most 2048 characters (user agent)' },
  },
};

const properties: Readonly<Record<string, JsonSchema>> = {
  site: key('public site key', 64),
  id: uuid('made by the client, the same on a retry'),
  ts: { type: 'number', description: 'a number (client time, epoch milliseconds)' },
  pv: uuid('the page view that the event belongs to'),
  url: {
    type: 'string',
    maxLength: 2048,
    pattern: '^[hH][tT][tT][pP][sS]?://.',
    description: 'an http or https address of at most 2048 characters',
  },
  ref: text('referrer'),
  title: text('title'),
  article,
  engaged_ms: number('engaged time of the page view so far, ms', DAY_MS),
  scroll_pct: number('deepest scroll so far, percent', 100),
  media,
  conversion,
  consent: { enum: ['analytics'], description: 'analytics, or nothing' },
  vid: key('first-party visitor id', 128),
  lang: text('language'),
  screen: { type: 'string', pattern: '^\\d{1,5}x\\d{1,5}$', description: 'a screen size such as 390x844' },
  props: {
    type: 'object',
    maxProperties: 20,
    propertyNames: { minLength: 1, maxLength: 64 },
    description: 'at most 20 properties with names of 1 to 64 characters',
    additionalProperties: { type: 'string', maxLength: 256, description: 'text of at most 256 characters' },
  },
  client,
};

const event = (type: EventType, required: readonly string[], further: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  title: type,
  required: ['type', 'site', 'id', 'ts', ...required],
  properties: { type: { const: type, description: type }, ...properties },
  ...further,
});

export const wireEventSchema: JsonSchema = {
  type: 'object',
  description: 'an event object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  properties: { type: { type: 'string', description: `one of ${EVENT_TYPES.join(', ')}` } },
  oneOf: [
    event('pageview', ['pv', 'url']),
    event('engagement', ['pv'], {
      anyOf: [{ required: ['engaged_ms'] }, { required: ['scroll_pct'] }],
    }),
    event('media', ['pv', 'media']),
    event('conversion', ['conversion']),
  ],
};

/** Body of `POST /v1/events` in its longest form. */
export const wireBatchSchema: JsonSchema = {
  type: 'object',
  required: ['events'],
  properties: {
    events: {
      type: 'array',
      minItems: 1,
      maxItems: MAX_EVENTS_PER_REQUEST,
      items: wireEventSchema,
      description: `a list of 1 to ${MAX_EVENTS_PER_REQUEST} events`,
    },
    sent_at: { type: 'number', description: 'a number (client time of sending, epoch milliseconds)' },
    source: { enum: [...EVENT_SOURCES], description: `one of ${EVENT_SOURCES.join(', ')}` },
  },
};

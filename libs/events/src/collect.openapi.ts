import { wireBatchSchema, wireEventSchema, type JsonSchema } from './wire-event.schema.js';

const rejected: JsonSchema = {
  type: 'array',
  description: 'Events that were not taken, with the reason and the field',
  items: {
    type: 'object',
    properties: { index: { type: 'integer' }, code: { type: 'string' }, message: { type: 'string' } },
  },
};
const collected: JsonSchema = {
  type: 'object',
  required: ['accepted', 'rejected'],
  properties: { accepted: { type: 'integer' }, rejected },
};
const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
const parameter = (name: string, required: boolean, description: string) => ({
  name,
  in: 'query',
  required,
  description,
  schema: { type: 'string' },
});

/** The collector's part of the OpenAPI document: its routes stand beside Nest's, so nothing finds them by itself. */
export const COLLECT_PATHS = {
  '/v1/events': {
    post: {
      tags: ['collect'],
      summary: 'Send events',
      description:
        'One event, a list, or a batch of at most 500, as application/json or text/plain. An API key with the scope `collect` may send events of the past and on behalf of readers.',
      security: [{}, { bearer: [] }],
      requestBody: {
        required: true,
        content: json({
          anyOf: [wireEventSchema, { type: 'array', items: wireEventSchema }, wireBatchSchema],
        }),
      },
      responses: {
        202: { description: 'The accepted events are durable.', content: json(collected) },
        400: { description: 'Nothing of the request can be used; the message names the field.' },
        401: { description: 'The API key is not valid.' },
        403: { description: 'The API key lacks the scope `collect`.' },
        413: { description: 'The body is too large, or has more than 500 events.' },
        415: { description: 'Neither application/json nor text/plain.' },
        429: { description: 'The site sends more than its share. Send again after Retry-After.' },
        503: {
          description:
            'The log cannot take events, or nobody can tell now whether a site or key is new or unknown. Send again after Retry-After.',
        },
      },
    },
  },
  '/v1/pixel.gif': {
    get: {
      tags: ['collect'],
      summary: 'Count a page view of a page without scripts',
      security: [{}],
      parameters: [
        parameter('site', true, 'Public site key'),
        parameter('url', false, 'Address of the page; the Referer when absent'),
        parameter('ref', false, 'Referrer of the page'),
        parameter('title', false, 'Title of the page'),
        parameter('id', false, 'UUID of the event; made when absent'),
        parameter('pv', false, 'UUID of the page view; made when absent'),
      ],
      responses: {
        200: { description: 'A transparent pixel.', content: { 'image/gif': {} } },
        400: { description: 'The page view cannot be used; the message names the field.' },
      },
    },
  },
};

import { randomUUID } from 'node:crypto';

/** A transparent 1×1 GIF. */
export const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Parameters of the pixel that are fields of the event under the same name. */
const FIELDS = ['site', 'id', 'pv', 'ref', 'title'] as const;

/**
 * The page view that an image without a script stands for. The page is the one named by `url`, else the one that shows
 * the image.
 */
export function pixelEvent(
  query: Readonly<Record<string, unknown>>,
  referer: string | undefined,
  now: number,
): Record<string, unknown> {
  const event: Record<string, unknown> = {
    type: 'pageview',
    id: randomUUID(),
    pv: randomUUID(),
    ts: now,
    url: query.url ?? referer,
  };
  for (const field of FIELDS) if (query[field] !== undefined) event[field] = query[field];
  return event;
}

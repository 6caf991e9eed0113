import type { WireEvent } from '@nhipbao/events';
import { settings } from './settings.js';
import { uuid } from './uuid.js';
import { visitorId } from './visitor.js';

const MOST_PROPS = 20;
const LONGEST_PROP = 256;

/** Properties of all events of this page, as the site gave them. */
let props: Record<string, string> = {};

/** Adds to the properties of all later events. The first 20 are kept, each cut to 256 characters. */
export const setProps = (more?: Record<string, string | number | boolean>): void => {
  const texts = Object.entries({ ...props, ...more }).map(([name, value]) => [
    name,
    String(value).slice(0, LONGEST_PROP),
  ]);
  props = Object.fromEntries(texts.slice(0, MOST_PROPS)) as Record<string, string>;
};

/** An event with its own fields and those that all events of this page carry. */
export const stamp = (type: WireEvent['type'], fields: Partial<WireEvent>): WireEvent => {
  const vid = visitorId();
  return {
    type,
    site: settings.site as string,
    id: uuid(),
    ts: Date.now(),
    ...fields,
    consent: vid ? 'analytics' : undefined,
    vid,
    props,
  };
};

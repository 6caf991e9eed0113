import type { WireConversion } from '@nhipbao/events';
import { setProps } from './event-stamp.js';
import { type PageDescription, url } from './page-view.js';
import { settings } from './settings.js';
import { convert, followPlayer, listen, open, step, stop } from './tracker.js';
import { consent, setOptOut } from './visitor.js';

/** The small API of the page, `window.nhipbao`; docs/tracker.md describes each call. */
const api = {
  consent,
  optOut: (): void => {
    stop();
    setOptOut(true);
  },
  optIn: (): void => {
    setOptOut(false);
    step();
  },
  props: setProps,
  pageview: ({ props, ...page }: PageDescription & { props?: Parameters<typeof setProps>[0] } = {}): void => {
    setProps(props);
    open(page, url);
  },
  conversion: (kind: string, details?: Omit<WireConversion, 'kind'>): void => convert({ kind, ...details }),
  follow: followPlayer,
};

declare global {
  interface Window {
    nhipbao?: typeof api;
  }
}

// A second tag on the same page would count everything twice.
if (!window.nhipbao) {
  window.nhipbao = api;
  if (settings.consent) consent(true);
  listen();
  step();
}

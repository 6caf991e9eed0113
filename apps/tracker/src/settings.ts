const tag = document.currentScript as HTMLScriptElement;

/** What the script tag says: `site`, `auto`, `consent`, `article` (docs/tracker.md). */
export const settings = tag.dataset;

/** The collector is where the script came from. */
export const endpoint = new URL('/v1/events', tag.src).href;

export const isAutomatic = settings.auto !== 'off';

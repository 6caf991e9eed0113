/** What a key leads to; `g` waits for a second key. */
export type ShortcutTarget = 'overview' | 'live' | 'sites' | 'sector' | 'platform';

export const GO_KEYS: Record<string, ShortcutTarget> = {
  o: 'overview',
  l: 'live',
  s: 'sites',
  t: 'sector',
  p: 'platform',
};
export const SHORTCUT_ROWS = [
  { keys: ['/'], text: 'keys.search' },
  { keys: ['g', 'o'], text: 'keys.overview' },
  { keys: ['g', 'l'], text: 'keys.live' },
  { keys: ['g', 's'], text: 'keys.sites' },
  { keys: ['g', 't'], text: 'keys.sector' },
  { keys: ['g', 'p'], text: 'keys.platform' },
  { keys: ['↑', '↓'], text: 'keys.rows' },
  { keys: ['Enter'], text: 'keys.open' },
  { keys: ['?'], text: 'keys.help' },
] as const;

/** The element that `/` moves to. */
export const SEARCH_ATTRIBUTE = 'data-search';

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

export function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>(
    `[${SEARCH_ATTRIBUTE}] input, input[${SEARCH_ATTRIBUTE}]`,
  );
  field?.focus();
  return field !== null;
}

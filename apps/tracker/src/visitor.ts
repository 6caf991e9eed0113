import { uuid } from './uuid.js';

/** The one item in the reader's storage: `UUID.EXPIRY` by consent, or `out` by the reader's own choice. */
const KEY = 'nhipbao';
const OUT = 'out';

/** 13 months at their shortest, so that the identifier never outlives them; use does not renew it. */
const LIFETIME_MS = 393 * 864e5;

/** Reads the item; writes it first when a value is given, and erases it when that is empty. */
const item = (value?: string): string => {
  try {
    if (value) localStorage.setItem(KEY, value);
    else if (value === '') localStorage.removeItem(KEY);
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return ''; // A browser that refuses storage stores nothing, which is an answer.
  }
};

/** The identifier that an earlier or present consent allows, or nothing. Global Privacy Control always means nothing. */
export const visitorId = (): string | undefined => {
  const [id, expiresAt] = item().split('.');
  return !navigator.globalPrivacyControl && Number(expiresAt) > Date.now() ? id : undefined;
};

export const isOptedOut = (): boolean => item() === OUT;

export const consent = (given: boolean): void => {
  if (isOptedOut()) return;
  if (!given) item('');
  else if (!visitorId() && !navigator.globalPrivacyControl) item(`${uuid()}.${Date.now() + LIFETIME_MS}`);
};

/** The flag replaces the identifier: nothing else is left. */
export const setOptOut = (out: boolean): void => {
  item(out ? OUT : '');
};

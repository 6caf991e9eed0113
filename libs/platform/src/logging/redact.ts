/** Fields whose values never reach a log, at the top of a record or one level below. */
export const SECRET_FIELDS = ['password', 'secret', 'token', 'authorization', 'cookie', 'salt', 'hash'];

/** Secrets that stand inside a text: API keys, bearer credentials, session cookies, passwords in addresses. */
const SECRET_TEXTS: [RegExp, string][] = [
  [/\bnbk_[\w-]+/g, 'nbk_[redacted]'],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/\bnb_session=[^;\s"\\]+/g, 'nb_session=[redacted]'],
  [/(:\/\/[^\s:/@"]*):[^\s/@"]+@/g, '$1:[redacted]@'],
];

/** A log line without the secrets that stand in its texts. */
export function redactLine(line: string): string {
  return SECRET_TEXTS.reduce((text, [secret, replacement]) => text.replace(secret, replacement), line);
}

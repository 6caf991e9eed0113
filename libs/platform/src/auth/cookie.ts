/** Name of the console's session cookie. */
export const SESSION_COOKIE = 'nb_session';

/** Value of the session cookie in a `Cookie` header. */
export function sessionToken(header: string | undefined): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return undefined;
}

/** A random (version 4) UUID. `crypto.randomUUID` is missing on plain-HTTP pages, so the digits are drawn here. */
export const uuid = (): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    ((crypto.getRandomValues(new Uint8Array(1))[0] as number) & 15).toString(16),
  );

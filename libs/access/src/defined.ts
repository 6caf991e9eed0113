/** The fields that a change names: a DTO has every field of its class, undefined where the request was silent. */
export function defined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

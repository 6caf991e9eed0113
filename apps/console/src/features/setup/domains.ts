const DOMAIN = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u;

/** The domains in free text, without scheme, path and repetition. */
export function readDomains(text: string): string[] {
  const names = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((name) => name.replace(/^https?:\/\//, '').replace(/[/?#].*$/, ''))
    .filter((name) => name !== '');
  return [...new Set(names)];
}

export function areDomains(names: string[]): boolean {
  return names.length > 0 && names.every((name) => DOMAIN.test(name) || name === 'localhost');
}

const HOST =
  /^(?=.{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)(\.[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)*$/u;

/** The domains in free text, without scheme, port, path and repetition. */
export function readDomains(text: string): string[] {
  const names = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((name) => name.replace(/^https?:\/\//, '').replace(/[:/?#].*$/, ''))
    .filter((name) => name !== '');
  return [...new Set(names)];
}

/** True when each could be a host; an empty list means that any host may send. */
export function areDomains(names: string[]): boolean {
  return names.every((name) => HOST.test(name));
}

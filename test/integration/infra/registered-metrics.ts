import { filesBelow, read } from './repository.js';

const REGISTRATION = /new (Counter|Gauge|Histogram)(?:<[^>]*>)?\(\{\s*name: '(nhipbao_\w+)'/g;

/** Names of the platform's metrics as the code registers them, with a histogram's parts. */
export function registeredMetrics(): Set<string> {
  const names = new Set<string>();
  const add = (name: string, isHistogram: boolean): void => {
    names.add(name);
    if (isHistogram) for (const part of ['bucket', 'sum', 'count']) names.add(`${name}_${part}`);
  };
  const sources = filesBelow('libs').filter((path) => /\/src\/.*(?<!\.spec)\.ts$/.test(path));
  for (const path of sources) {
    for (const [, kind, name = ''] of read(path).matchAll(REGISTRATION)) add(name, kind === 'Histogram');
  }
  return names;
}

import { filesBelow, read } from './repository.js';

/** Told by processes of the cluster that are being built; see the alert rules. */
const AWAITED = [
  'nhipbao_spool_records',
  'nhipbao_spool_bytes',
  'nhipbao_spool_age_seconds',
  'nhipbao_figures_age_seconds',
  'nhipbao_http_request_seconds',
];

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
  for (const name of AWAITED) add(name, name === 'nhipbao_http_request_seconds');
  return names;
}

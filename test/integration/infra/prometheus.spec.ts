import { describe, expect, it } from '@jest/globals';
import { Config } from '@nhipbao/platform';
import { panelQueries } from '../grafana/dashboard-files.js';
import { readCompose } from './compose-file.js';
import { registeredMetrics } from './registered-metrics.js';
import { exists, read, readYaml } from './repository.js';

interface Rule {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

const { groups } = readYaml('infra/prometheus/alerts.yml') as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const registered = registeredMetrics();

/** What other programs tell: Prometheus itself, prom-client, ClickHouse, Kafka's exporter and the machine's. */
const OF_OTHERS = new Set([
  'up',
  'process_start_time_seconds',
  'process_resident_memory_bytes',
  'process_cpu_seconds_total',
  'nodejs_eventloop_lag_p99_seconds',
  'ClickHouseAsyncMetrics_ReplicasMaxAbsoluteDelay',
  'ClickHouseAsyncMetrics_MaxPartCountForPartition',
  'ClickHouseAsyncMetrics_DiskAvailable_default',
  'ClickHouseAsyncMetrics_DiskTotal_default',
  'ClickHouseMetrics_ReadonlyReplica',
  'kafka_topic_partition_under_replicated_partition',
  'node_filesystem_avail_bytes',
  'node_filesystem_size_bytes',
]);

/** Names of metrics in an expression: what stands before a selector or a range, or has an underscore and is no function's name. */
function metricsOf(expr: string): string[] {
  const bare = expr
    .replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, ' ')
    .replace(/\b(by|on|without|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ');
  const words = bare.match(/[A-Za-z_][\w]*(?!\w*\s*\()/g) ?? [];
  return words.filter(
    (word) =>
      word === 'up' || (/_/.test(word) && !/^(histogram_quantile|predict_linear|group_left)$/.test(word)),
  );
}

describe('alert rules', () => {
  it('name only metrics that are told', () => {
    const unknown = rules.flatMap(({ alert, expr }) =>
      metricsOf(expr)
        .filter((name) => !registered.has(name) && !OF_OTHERS.has(name))
        .map((name) => `${alert}: ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(rules.every(({ expr }) => metricsOf(expr).length > 0)).toBe(true);
  });

  it('know how urgent they are and say what is wrong in both languages', () => {
    for (const { alert, labels, annotations } of rules) {
      expect({ alert, severity: labels['severity'] }).toEqual({
        alert,
        severity: expect.stringMatching(/^(warning|critical)$/),
      });
      expect({ alert, summary: annotations['summary'] }).toEqual({
        alert,
        summary: expect.stringContaining(' · '),
      });
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('each have an entry in the manual, and the manual has no others', () => {
    const entries = [...read('docs/operations/alerts.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(entries.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });
});

describe('dashboards', () => {
  it('watch only metrics that are told', () => {
    const unknown = panelQueries.flatMap(({ dashboard, target }) =>
      metricsOf(target.expr ?? '')
        .filter((name) => name !== '__rate_interval' && !registered.has(name) && !OF_OTHERS.has(name))
        .map((name) => `${dashboard}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('prometheus.yml', () => {
  interface Scrape {
    job_name: string;
    dns_sd_configs: { names: string[]; port: number }[];
  }
  const config = readYaml('infra/prometheus/prometheus.yml') as {
    rule_files: string[];
    scrape_configs: Scrape[];
  };
  const jobs = new Map(config.scrape_configs.map((scrape) => [scrape.job_name, scrape.dns_sd_configs]));

  it('reads rules that are there', () => {
    expect(config.rule_files.filter((file) => !exists(`infra/prometheus/${file}`))).toEqual([]);
  });

  it('asks every process at its port, and nobody whom no compose file has', () => {
    for (const process of ['collector', 'sink', 'aggregator', 'api'])
      expect(jobs.get(process)?.map(({ names, port }) => ({ names, port }))).toEqual([
        { names: [process], port: new Config().port },
      ]);
    const services = new Set(
      ['compose.yaml', 'compose.cluster.yaml'].flatMap((file) => Object.keys(readCompose(file).services)),
    );
    const asked = [...jobs.values()].flatMap((sources) => sources.flatMap(({ names }) => names));
    expect(asked.filter((name) => !services.has(name))).toEqual([]);
  });

  it('asks ClickHouse at the port of its settings', () => {
    const [, port = ''] =
      /<prometheus>[\s\S]*<port>(\d+)<\/port>/.exec(read('infra/clickhouse/config.d/server.xml')) ?? [];
    expect(jobs.get('clickhouse')?.map((source) => source.port)).toEqual([Number(port)]);
    expect(jobs.get('keeper')?.map((source) => source.port)).toEqual([Number(port)]);
  });
});

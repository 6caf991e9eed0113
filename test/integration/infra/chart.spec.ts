import { describe, expect, it } from '@jest/globals';
import { Config } from '@nhipbao/platform';
import { Ajv } from 'ajv';
import { variables } from '../../../libs/platform/src/config/variable.js';
import { COLLECTOR_ROUTES } from './collector-routes.js';
import { exists, filesBelow, read, readYaml, settingsIn } from './repository.js';

// What can be said of the chart without Helm. test/cluster/helm.spec.ts has Helm write its manifests and checks those.
const CHART = 'infra/helm/nhipbao';
const templates = filesBelow(`${CHART}/templates`).map((path) => ({ path, text: read(path) }));
const everything = templates.map(({ text }) => text).join('\n');
const values = readYaml(`${CHART}/values.yaml`) as Record<string, unknown>;

const at = (path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], values);

describe('the chart', () => {
  it('has values that its schema takes, and no value that the schema does not know', () => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(read(`${CHART}/values.schema.json`)) as object,
    );
    for (const given of [
      values,
      readYaml(`${CHART}/ci/everything.yaml`),
      readYaml(`${CHART}/ci/least.yaml`),
    ]) {
      const checked = { ...values, ...(given as object) };
      validate(checked);
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...values, kafka: { ...(values['kafka'] as object), partitons: 3 } })).toBe(false);
  });

  it('asks only for values that it has', () => {
    const asked = [...everything.matchAll(/\.Values\.([\w.]+)/g)].map(([, path = '']) => path);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((path) => at(path) === undefined)).toEqual([]);
  });

  it('gives the processes every setting of the cluster, and only settings', () => {
    const known = variables().map(({ name }) => name);
    const given = settingsIn(everything);
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
    // The demonstration and the address to listen on are no matter of the cluster.
    expect(known.filter((name) => !given.includes(name))).toEqual(
      ['NHIPBAO_DEMO', 'NHIPBAO_HOST']
        .filter((name) => known.includes(name))
        .sort((a, b) => known.indexOf(a) - known.indexOf(b)),
    );
  });

  it('takes for a setting’s default what the platform does', () => {
    const config = new Config();
    expect(values['settings']).toMatchObject({
      timezone: config.timezone,
      logLevel: config.logLevel,
      rateLimitPerSite: config.rateLimitPerSite,
      maxBodyBytes: config.maxBodyBytes,
      rawRetentionMonths: config.rawRetentionMonths,
      sessionHours: config.sessionHours,
    });
    expect(values['kafka']).toMatchObject({
      topic: config.kafkaTopic,
      partitions: config.kafkaPartitions,
      replication: config.kafkaReplication,
    });
    expect(at('collector.spool.mb')).toBe(config.spoolMb);
  });

  it('speaks to the port and the probes that are there', () => {
    const port = String(new Config().port);
    expect(everything).toContain(`containerPort: ${port}`);
    expect(everything).toContain(`NHIPBAO_PORT: "${port}"`);
    const controller = read('libs/platform/src/health/health.controller.ts');
    const probes = [...everything.matchAll(/httpGet: \{ path: \/([\w/]+)/g)].map(([, path = '']) => path);
    expect(new Set(probes)).toEqual(new Set(['health/live', 'health/ready']));
    for (const path of probes) expect(controller).toContain(`@Get('${path}')`);
    const [, routes = ''] =
      /range list ((?:"[^"]*" ?)+)\}\}\s*- path: \S+ \S+ \}\}\s*pathType: Exact/.exec(everything) ?? [];
    expect((routes.match(/\/[^" ]+/g) ?? []).sort()).toEqual(COLLECTOR_ROUTES);
  });

  it('runs a program that is there before a release', () => {
    const [, program = ''] = /args: \[(apps\/.*\.js)\]/.exec(everything) ?? [];
    expect({ program, exists: exists(program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')) }).toEqual({
      program: 'apps/api/dist/migrate.js',
      exists: true,
    });
  });

  it('has the alert rules of infra/prometheus', () => {
    expect(read(`${CHART}/files/alerts.yml`)).toBe(read('infra/prometheus/alerts.yml'));
  });

  it('holds no password', () => {
    expect(everything).not.toMatch(/kind: Secret\b/);
    expect(Object.keys(values['secret'] as object)).toEqual(['name', 'keys']);
  });
});

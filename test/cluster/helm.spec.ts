import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '@nhipbao/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { describeWith, run, type Outcome } from './infra-checks.js';

const CHART = fileURLToPath(new URL('../../infra/helm/nhipbao', import.meta.url));
const VALUES = ['everything', 'least'];
/** The oldest that the chart takes, and the newest of which the schemas are there. */
const KUBERNETES = ['1.29', '1.37'];
const APPS = ['aggregator', 'api', 'collector', 'sink'];

interface Container {
  name: string;
  image: string;
  env: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
  ports?: { name: string; containerPort: number }[];
  securityContext: object;
  resources: { requests?: object; limits?: object };
}

interface Pod {
  metadata: { labels: Record<string, string> };
  spec: { containers: Container[]; securityContext: object; automountServiceAccountToken: boolean };
}

interface Manifest {
  kind: string;
  metadata: { name: string; labels: Record<string, string>; annotations?: Record<string, string> };
  data?: Record<string, string>;
  spec: {
    template: Pod;
    replicas?: number;
    selector: { matchLabels: Record<string, string> };
    maxReplicas: number;
    volumeClaimTemplates?: object[];
  };
}

const values = (name: string): string => join(CHART, 'ci', `${name}.yaml`);
const template = (name: string, ...args: string[]): Promise<Outcome> =>
  run('helm', 'template', 'press', CHART, '--kube-version', '1.34.0', '--values', values(name), ...args);

async function manifests(name: string, ...args: string[]): Promise<Manifest[]> {
  const { code, output } = await template(name, ...args);
  if (code !== 0) throw new Error(output);
  return parseAllDocuments(output).map((document): Manifest => document.toJS() as Manifest);
}

const podsOf = (all: Manifest[]): Manifest[] =>
  all.filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(kind));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipbao-helm-'));
});

afterAll(() => rm(folder, { recursive: true }));

const KAFKA_SIGN_IN = [
  ['NHIPBAO_KAFKA_PASSWORD', { name: 'nhipbao-stores', key: 'kafka-password' }],
  ['NHIPBAO_KAFKA_USER', { name: 'nhipbao-stores', key: 'kafka-user' }],
];

describeWith(['helm', 'kubernetes-validate'], 'the Helm chart', () => {
  describe.each(VALUES)('with the values "%s"', (name) => {
    it('passes helm lint', async () => {
      const { code, output } = await run(
        'helm',
        'lint',
        CHART,
        '--strict',
        '--kube-version',
        '1.34.0',
        '--values',
        values(name),
      );
      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringContaining('0 chart(s) failed'),
      });
    });

    it.each(KUBERNETES)('makes manifests that Kubernetes %s takes', async (version) => {
      const file = join(folder, `${name}.yaml`);
      await writeFile(file, (await template(name)).output);
      const { code, output } = await run('kubernetes-validate', '--strict', '--no-warn', '-k', version, file);
      expect({
        code,
        failures: output.split('\n').filter((line) => line !== '' && !line.startsWith('INFO')),
      }).toEqual({
        code: 0,
        failures: [],
      });
      expect(output.split('\n').filter((line) => line.includes('passed')).length).toBeGreaterThan(12);
    });

    it('gives no process rights, and bounds its memory', async () => {
      for (const { spec } of podsOf(await manifests(name))) {
        const pod = spec.template.spec;
        expect(pod).toMatchObject({
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 10001,
            seccompProfile: { type: 'RuntimeDefault' },
          },
        });
        for (const container of pod.containers)
          expect(container).toMatchObject({
            image: expect.stringMatching(/(:\d+\.\d+\.\d+|@sha256:[0-9a-f]{64})$/),
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            resources: { limits: { memory: expect.any(String) } },
          });
      }
    });

    it('gives each process settings that it accepts, and secrets by reference', async () => {
      const all = await manifests(name);
      const settings = all.find(({ kind }) => kind === 'ConfigMap')?.data ?? {};
      expect(() => readConfig(settings)).not.toThrow();
      for (const { spec } of podsOf(all)) {
        const [container] = spec.template.spec.containers;
        const secrets = container?.env.filter(({ valueFrom }) => valueFrom) ?? [];
        expect(secrets.map((variable) => [variable.name, variable.valueFrom?.secretKeyRef])).toEqual([
          ['NHIPBAO_CLICKHOUSE_PASSWORD', { name: 'nhipbao-stores', key: 'clickhouse-password' }],
          ['NHIPBAO_CLICKHOUSE_USER', { name: 'nhipbao-stores', key: 'clickhouse-user' }],
          ['NHIPBAO_POSTGRES_URL', { name: 'nhipbao-stores', key: 'postgres-url' }],
          ...(name === 'everything' ? KAFKA_SIGN_IN : []),
        ]);
      }
    });

    it('selects with every selector the pods of one process', async () => {
      const all = await manifests(name);
      const pods = podsOf(all).filter(({ kind }) => kind !== 'Job');
      expect(pods.map(({ metadata }) => metadata.labels['app.kubernetes.io/component']).sort()).toEqual(APPS);
      for (const { kind, metadata, spec } of all) {
        if (!['Deployment', 'StatefulSet', 'PodDisruptionBudget'].includes(kind)) continue;
        const selected = pods.filter((pod) =>
          Object.entries(spec.selector.matchLabels).every(
            ([label, value]) => pod.spec.template.metadata.labels[label] === value,
          ),
        );
        expect({ name: metadata.name, pods: selected.length }).toEqual({ name: metadata.name, pods: 1 });
      }
    });
  });

  it('migrates before a release with the settings of the release', async () => {
    const all = await manifests('everything');
    const job = all.find(({ kind }) => kind === 'Job');
    expect(job?.metadata.annotations?.['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    const given = (job?.spec.template.spec.containers[0]?.env ?? []).filter(
      ({ value }) => value !== undefined,
    );
    expect(Object.fromEntries(given.map((variable) => [variable.name, variable.value]))).toEqual(
      all.find(({ kind }) => kind === 'ConfigMap')?.data,
    );
  });

  it('leaves the number of a process that scales by itself to what scales it', async () => {
    const replicas = async (name: string) =>
      Object.fromEntries(
        podsOf(await manifests(name))
          .filter(({ kind }) => kind !== 'Job')
          .map(({ metadata, spec }) => [metadata.labels['app.kubernetes.io/component'] ?? '', spec.replicas]),
      );
    expect(await replicas('everything')).toEqual({ aggregator: 2 });
    expect(await replicas('least')).toEqual({ aggregator: 2, api: 2, collector: 3, sink: 2 });
  });

  it('gives each collector a volume for its spool', async () => {
    const collector = (await manifests('least')).find(({ kind }) => kind === 'StatefulSet');
    expect(collector?.spec).toMatchObject({
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ metadata: { name: 'spool' }, spec: { accessModes: ['ReadWriteOnce'] } }],
    });
  });

  it('has the alert rules as Prometheus reads them', async () => {
    const rules = (await manifests('everything')).find(({ kind }) => kind === 'PrometheusRule');
    const source = new URL('../../infra/prometheus/alerts.yml', import.meta.url);
    const written = parse(await readFile(source, 'utf8')) as object;
    expect(rules?.spec).toEqual(written);
  });

  it.each([
    ['no address', ['--set', 'settings.publicUrl='], /settings\.publicUrl/],
    ['no secret', ['--set', 'secret.name='], /secret\.name/],
    ['a moving tag', ['--set', 'image.tag=latest'], /image\/tag/],
    ['a misspelled value', ['--set', 'kafka.partitons=3'], /partitons/],
    ['a level that there is not', ['--set', 'settings.logLevel=loud'], /logLevel/],
    ['more sinks than partitions', ['--set', 'kafka.partitions=6'], /more than kafka\.partitions/],
  ])('refuses %s, and says which value it is', async (_what, args, reason) => {
    const { code, output } = await template('everything', ...args);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(reason) });
  });

  it('would see a wrong manifest', async () => {
    const file = join(folder, 'wrong.yaml');
    const { output } = await template('least');
    await writeFile(file, output.replace('containerPort:', 'containrPort:'));
    expect((await run('kubernetes-validate', '--strict', '-k', '1.37', file)).code).not.toBe(0);
  });
});

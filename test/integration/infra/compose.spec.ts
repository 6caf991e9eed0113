import { describe, expect, it } from '@jest/globals';
import { Config, readConfig } from '@nhipbao/platform';
import { Ajv } from 'ajv';
import composeverter from 'composeverter';
import { join } from 'node:path';
import { parse } from 'yaml';
import { COLLECTOR_ROUTES } from './collector-routes.js';
import { readCompose, type Service } from './compose-file.js';
import { exists, read } from './repository.js';

const FILES = ['compose.yaml', 'compose.cluster.yaml'];
/** An image by its version: a tag that names at least major and minor, never one that moves on to the next release. */
const PINNED = /^[\w./-]+:v?\d+\.\d+[\w.-]*$/;
const APPS = ['collector', 'sink', 'aggregator', 'api'];
const port = new Config().port;

const envExample = new Map(
  [...read('infra/compose/.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);

/** As Compose puts a value in the place of `${NAME}`, `${NAME:-default}` and `${NAME:?message}`. */
const interpolated = (text: string): string =>
  text.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, sign?: string, other = '') =>
      envExample.get(name) || (sign === '-' ? String(other) : `${name}-${String(other).replace(/\W/g, '')}`),
  );

/** The specification's schema. The package writes patterns between slashes, as in JavaScript; JSON Schema has them bare. */
const schema = JSON.parse(
  JSON.stringify(composeverter.getDockerComposeSchemaWithoutFormats()),
  (key, value: unknown) =>
    key === 'pattern' && typeof value === 'string' ? value.replace(/^\/(.*)\/$/, '$1') : value,
) as object;

const isOurs = ({ image }: Service): boolean => image.startsWith('nhipbao/');

describe.each([...FILES, 'common.yaml'])('%s', (file) => {
  it('is a compose file by the specification', () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    validate(parse(interpolated(read(`infra/compose/${file}`)), { merge: true }));
    expect(validate.errors).toBeNull();
    expect(validate({ services: { sink: { image: 'nhipbao/sink:0.1.0', healtcheck: {} } } })).toBe(false);
  });

  it('has no password in it, and every name it asks for is in .env.example', () => {
    const text = read(`infra/compose/${file}`);
    const secrets = [...text.matchAll(/^\s*(\w*(?:PASSWORD|SECRET)\w*):\s*(.+)$/gm)];
    const literal = secrets.filter(([, , value = '']) => !/^\$\{\w+:\?set it in \.env\}$/.test(value));
    expect(literal.map(([line]) => line.trim())).toEqual([]);
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(asked.filter((name) => !envExample.has(name))).toEqual([]);
    for (const [name, value] of envExample) if (/PASSWORD|SECRET/.test(name)) expect(value).toBe('');
  });
});

describe.each(FILES)('%s', (file) => {
  const compose = readCompose(file);
  const services = Object.entries(compose.services);

  it('runs the four processes', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(APPS));
  });

  it('pins every image and bounds every service', () => {
    expect(services.filter(([, { image }]) => !PINNED.test(image)).map(([name]) => name)).toEqual([]);
    const lasting = services.filter(([, { restart }]) => restart === 'unless-stopped');
    const unbound = lasting.filter(([, { deploy }]) => !deploy?.resources?.limits?.memory);
    expect(unbound.map(([name]) => name)).toEqual([]);
  });

  it('mounts files that are there and volumes that it declares', () => {
    const sources = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((mount) => mount.split(':')[0] ?? ''),
    );
    const paths = sources.filter((source) => source.startsWith('.'));
    expect(paths.filter((path) => !exists(join('infra/compose', path)))).toEqual([]);
    const names = new Set(sources.filter((source) => /^\w/.test(source)));
    expect([...names].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('waits for services that exist, and for the health of those that tell it', () => {
    const waits = services.flatMap(([name, { depends_on = {} }]) =>
      Object.entries(depends_on).map(([on, { condition }]) => ({ name, on, condition })),
    );
    const inVain = waits.filter(({ on, condition }) => {
      const service = compose.services[on];
      if (!service) return true;
      if (condition === 'service_healthy') return !isOurs(service) && !service.healthcheck?.test;
      if (condition === 'service_completed_successfully') return service.restart === 'unless-stopped';
      return condition !== 'service_started';
    });
    expect(inVain).toEqual([]);
  });

  it('gives each of our processes a program that exists, no rights, and settings that it accepts', () => {
    for (const [name, service] of services.filter(([, each]) => isOurs(each))) {
      const image = service.image.replace(/^nhipbao\/|:.*$/g, '');
      expect({ name, isApp: [...APPS, 'cli'].includes(image) }).toEqual({ name, isApp: true });
      if (service.build) {
        expect(service.build.target).toBe(image);
        expect(exists(join('infra/compose', service.build.context, service.build.dockerfile))).toBe(true);
      }
      for (const program of service.command ?? [])
        expect({
          program,
          exists: exists(program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')),
        }).toEqual({
          program,
          exists: true,
        });
      expect(service).toMatchObject({ user: '10001:10001', read_only: true, cap_drop: ['ALL'] });
      const environment = Object.entries(service.environment ?? {}).map(([key, value]) => [
        key,
        interpolated(value),
      ]);
      expect(() => readConfig(Object.fromEntries(environment) as Record<string, string>)).not.toThrow();
    }
  });

  it('publishes the databases and the broker to nobody', () => {
    const published = services.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name);
    expect(published.sort()).toEqual(['grafana', 'prometheus', 'proxy']);
  });
});

describe('the proxy', () => {
  const conf = read('infra/compose/proxy/nginx.conf');

  it('sends the collector its routes, and the API the rest', () => {
    const [, alternatives = ''] = /location ~ \^\/\((.*)\)\$/.exec(conf) ?? [];
    const routes = alternatives.split('|').map((route) => `/${route.replaceAll('\\', '')}`);
    expect(routes.sort()).toEqual(COLLECTOR_ROUTES);
    expect([...conf.matchAll(/http:\/\/(\w+):(\d+)/g)].map(([, name, at]) => [name, Number(at)])).toEqual([
      ['collector', port],
      ['api', port],
    ]);
  });

  it('takes bodies as large as the collector does, and keeps probes and metrics inside', () => {
    expect(/client_max_body_size (\d+)m;/.exec(conf)?.[1]).toBe(
      String(new Config().maxBodyBytes / 1024 ** 2),
    );
    for (const inside of ['= /metrics', '/health/'])
      expect(conf.replaceAll(/\s+/g, ' ')).toContain(`location ${inside} { return 404; }`);
  });

  it('writes no reader’s address down', () => {
    expect(conf).toContain('access_log off;');
    expect(conf).toContain('X-Forwarded-For $remote_addr;');
  });
});

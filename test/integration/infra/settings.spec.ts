import { describe, expect, it } from '@jest/globals';
import { Config } from '@nhipbao/platform';
import { variables } from '../../../libs/platform/src/config/variable.js';
import { filesBelow, read, settingsIn } from './repository.js';

const known = new Set(variables().map(({ name }) => name));
/** Grafana's process has settings of its own, by the names that its provisioning asks for. */
const ofGrafana = new Set(filesBelow('infra/grafana/provisioning').flatMap((path) => settingsIn(read(path))));

const isKnown = (name: string): boolean =>
  name.endsWith('_*')
    ? [...known, ...ofGrafana].some((other) => other.startsWith(name.slice(0, -1)))
    : known.has(name) || ofGrafana.has(name);

/** Code of the deployment and the manual. */
const PLACES = [
  ...['infra', 'docs/operations', 'docs/adr'].flatMap(filesBelow),
  'docs/architecture.md',
  'README.md',
  'CONTRIBUTING.md',
].filter((path) => !path.endsWith('.pdf'));

describe('settings', () => {
  it('are read by the platform, wherever they are named', () => {
    const unknown = PLACES.flatMap((path) =>
      settingsIn(read(path))
        .filter((name) => !isKnown(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are found at all', () => {
    expect(new Config().port).toBe(8080);
    expect(known.size).toBeGreaterThan(20);
    expect(settingsIn('NHIPBAO_PORT=1 and `NHIPBAO_KAFKA_*`, NHIPBAO_X')).toEqual([
      'NHIPBAO_PORT',
      'NHIPBAO_KAFKA_*',
      'NHIPBAO_X',
    ]);
    expect(['NHIPBAO_KAFKA_*', 'NHIPBAO_X'].map(isKnown)).toEqual([true, false]);
  });
});

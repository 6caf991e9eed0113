import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { demoSector, ROUGH, simulate } from '@nhipbao/testing/simulator';
import { EventSender } from '../sending/event-sender.js';
import { RecordingServer } from '../sending/recording-server.js';
import { ParcelPacker, readApiKeys } from './parcels.js';
import { runSimulation } from './run-simulation.js';

const scenario = demoSector(400);
const from = Date.parse('2026-11-02T09:00:00+07:00');
const to = from + 3 * 3_600_000;
const steps = [...simulate(scenario, { from, to, seed: 4 })];

let server: RecordingServer;
beforeEach(async () => {
  server = await RecordingServer.start();
});
afterEach(() => server.stop());

function run(keys: string[], more: { disturbance?: typeof ROUGH; signal?: AbortSignal } = {}) {
  const sender = new EventSender({ url: server.url });
  const packer = new ParcelPacker(readApiKeys(keys, scenario));
  return runSimulation({ scenario, seed: 4, from, to, sender, packer, ...more });
}

describe('a simulation over HTTP', () => {
  it('delivers every event and tells the same truth however rough the delivery was', async () => {
    const smooth = await run(['nbk_all']);
    expect(server.events.size).toBe(steps.length);
    server.requests.length = 0;
    const rough = await run(['nbk_all'], { disturbance: ROUGH });
    expect(rough).toEqual(smooth);
    expect(server.events.size).toBe(steps.length);
    expect(server.requests.reduce((sum, { batch }) => sum + batch.events.length, 0)).toBeGreaterThan(
      steps.length,
    );
  });

  it('names each reader’s connection under a key', async () => {
    await run(['nbk_all', 'binh-minh=nbk_binh_minh']);
    const byId = new Map(steps.map((step) => [step.event.id, step]));
    for (const { headers, batch } of server.requests) {
      const outlets = new Set(batch.events.map(({ id }) => byId.get(id)?.outlet));
      const own = outlets.has('binh-minh');
      expect(headers.authorization).toBe(own ? 'Bearer nbk_binh_minh' : 'Bearer nbk_all');
      if (own) expect(outlets.size).toBe(1);
      expect(batch.events.every(({ id, client }) => client?.ip === byId.get(id)?.connection.ip)).toBe(true);
    }
  });

  it('sends each reader’s events in requests of their own without a key', async () => {
    await run([]);
    const byId = new Map(steps.map((step) => [step.event.id, step]));
    for (const { headers, batch } of server.requests) {
      expect(batch.events.every(({ client }) => client === undefined)).toBe(true);
      const connections = batch.events.map(({ id }) => byId.get(id)?.connection);
      expect(
        connections.every(
          (c) => c?.ip === headers['x-forwarded-for'] && c?.userAgent === headers['user-agent'],
        ),
      ).toBe(true);
    }
  });

  it('counts what was sent, and no more, when it is stopped', async () => {
    const truth = await run(['nbk_all'], { signal: AbortSignal.abort() });
    expect(truth.events).toBe(server.events.size);
    expect(truth.events).toBeLessThan(steps.length);
  });

  it('refuses a key for an outlet that does not exist', () => {
    expect(() => readApiKeys(['nowhere=nbk_x'], scenario)).toThrow(/no outlet nowhere/);
  });
});

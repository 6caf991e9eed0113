import { beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_EVENTS_PER_REQUEST, type Rejection, type StoredEvent } from '@nhipbao/events';
import { EventLogUnavailable, type EventLog, type LogRecord } from '@nhipbao/platform';
import { Registry } from 'prom-client';
import { Collector } from './collector.js';
import { draftOf, partsWith, SITE } from './pipeline/draft-fixture.js';
import { reject } from './pipeline/draft.js';
import { PipelineMetrics } from './pipeline/pipeline-metrics.js';
import { Pipeline } from './pipeline/pipeline.js';
import type { Step } from './pipeline/step.js';
import { findSite } from './pipeline/steps/find-site.js';
import { validate } from './pipeline/steps/validate.js';

/** What a test's event asks of the pipeline. */
type Wish = 'refuse' | 'throw' | 'wait' | undefined;
interface Input {
  id: string;
  wish?: Wish;
}

const appends: string[][] = [];
const refusals: Rejection[] = [];
let logIsAway = false;
let letGo: () => void;
let hold: () => Promise<void>;

const log = {
  append(records: readonly LogRecord[]) {
    if (logIsAway) return Promise.reject(new EventLogUnavailable('away'));
    appends.push(
      records.map(({ value }) => {
        const row = JSON.parse(value.toString().slice(1)) as StoredEvent | Rejection;
        if ('event_id' in row) return row.event_id;
        refusals.push(row);
        return 'rejections';
      }),
    );
    return Promise.resolve();
  },
} as unknown as EventLog;

const obey: Step = {
  name: 'obey',
  needs: { ready: ({ input }) => (input as Input).wish !== 'wait', prepare: () => hold() },
  run(draft) {
    const { id, wish } = draft.input as Input;
    draft.event.event_id = id;
    if (wish === 'throw') throw new Error('not foreseen');
    return wish === 'refuse' ? reject('invalid', 'as asked') : draft;
  },
};

function newCollector(steps: readonly Step[] = [obey], sites = partsWith().sites): Collector {
  const metrics = new PipelineMetrics(new Registry());
  return new Collector(new Pipeline(steps, partsWith({ sites }), metrics), log, sites, metrics);
}

const request = () => ({ ...draftOf({}).request });
const collect = (collector: Collector, ...events: Input[]) => collector.collect(events, request());

describe('Collector', () => {
  beforeEach(() => {
    appends.length = 0;
    refusals.length = 0;
    logIsAway = false;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    hold = () => held;
  });

  it('appends the requests of one turn together, and tells each what became of its own', async () => {
    const collector = newCollector();
    const [one, two] = await Promise.all([
      collect(collector, { id: 'a' }, { id: 'b', wish: 'refuse' }, { id: 'c' }),
      collect(collector, { id: 'd' }),
    ]);
    expect(one.accepted).toBe(2);
    expect(one.refused.map(({ index, refusal }) => [index, refusal.reason])).toEqual([[1, 'invalid']]);
    expect(two).toEqual({ accepted: 1, refused: [] });
    expect(appends).toEqual([['a', 'c', 'd', 'rejections']]);
  });

  it('lets no request wait for what another one lacks', async () => {
    const collector = newCollector();
    const late = collect(collector, { id: 'a' }, { id: 'b', wish: 'wait' });
    await expect(collect(collector, { id: 'c' })).resolves.toEqual({ accepted: 1, refused: [] });
    expect(appends).toEqual([['a', 'c']]);
    letGo();
    await expect(late).resolves.toEqual({ accepted: 2, refused: [] });
    expect(appends).toEqual([['a', 'c'], ['b']]);
  });

  it('fails only the request of an event on which a step throws', async () => {
    const collector = newCollector();
    const [one, two] = await Promise.allSettled([
      collect(collector, { id: 'a', wish: 'throw' }),
      collect(collector, { id: 'b' }),
    ]);
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'not foreseen' } });
    expect(two).toMatchObject({ status: 'fulfilled', value: { accepted: 1 } });
  });

  it('fails the requests of a group that cannot even be sorted, and goes on with the next', async () => {
    const collector = newCollector();
    const blind = collector.collect([{ id: 'a' }, undefined], request());
    await expect(blind).rejects.toThrow(TypeError);
    await expect(collect(collector, { id: 'b' })).resolves.toEqual({ accepted: 1, refused: [] });
  });

  it('fails a request of which a part could not be prepared', async () => {
    hold = () => Promise.reject(new Error('the database is away'));
    const collector = newCollector();
    const [one, two] = await Promise.allSettled([
      collect(collector, { id: 'a' }, { id: 'b', wish: 'wait' }),
      collect(collector, { id: 'c' }),
    ]);
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'the database is away' } });
    expect(two).toMatchObject({ status: 'fulfilled', value: { accepted: 1 } });
  });

  it('fails all requests of a group that the log does not take', async () => {
    logIsAway = true;
    const collector = newCollector();
    const results = await Promise.allSettled([
      collect(collector, { id: 'a' }),
      collect(collector, { id: 'b', wish: 'refuse' }),
    ]);
    for (const result of results)
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(EventLogUnavailable) });
  });

  it('puts a refusal into the account of a site that was made a moment ago', async () => {
    const { bySiteKey } = partsWith().sites;
    let known = false;
    const sites = {
      bySiteKey: (key: string) => (known ? bySiteKey(key) : undefined),
      lookAgain: () => Promise.resolve().then(() => void (known = true)),
    };
    const collector = newCollector([validate, findSite], sites);
    const events = [{ type: 'telepathy', site: SITE.key }, { type: 'telepathy' }, draftOf({}).input];
    const { accepted, refused } = await collector.collect(events, request());
    expect([accepted, refused.map(({ index }) => index)]).toEqual([1, [0, 1]]);
    expect(refusals.map(({ outlet_id, events: count }) => [outlet_id, count])).toEqual([
      [0, 1],
      [SITE.outletId, 1],
    ]);
  });

  it('asks for the events of an unknown site again while nobody can tell whether it is new', async () => {
    const sites = { bySiteKey: () => undefined, lookAgain: () => Promise.reject(new Error('away')) };
    const collector = newCollector([validate, findSite], sites);
    const sent = collector.collect([draftOf({}).input], request());
    await expect(sent).rejects.toMatchObject({ status: 503, code: 'unavailable' });
    expect(refusals).toEqual([]);
  });

  it('refuses a request with too many events whole, and takes those beside it', async () => {
    const collector = newCollector();
    const many = Array.from({ length: MAX_EVENTS_PER_REQUEST + 1 }, (_, index) => ({ id: `m${index}` }));
    const [one, two] = await Promise.all([collect(collector, ...many), collect(collector, { id: 'a' })]);
    expect(one.accepted).toBe(0);
    expect(new Set(one.refused.map(({ refusal }) => refusal.reason))).toEqual(new Set(['too_large']));
    expect(one.refused).toHaveLength(many.length);
    expect(two.accepted).toBe(1);
  });

  it('begins so many at a time that other work gets its turn, in the order in which they came', async () => {
    const collector = newCollector();
    const batch = (name: string) => Array.from({ length: 400 }, (_, index) => ({ id: `${name}${index}` }));
    await Promise.all(['a', 'b', 'c'].map((name) => collect(collector, ...batch(name))));
    expect(appends.map(([first]) => first)).toEqual(['a0', 'b0', 'c0']);
  });
});

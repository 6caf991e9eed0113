import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { draftOf, partsWith } from './draft-fixture.js';
import { Draft, reject } from './draft.js';
import { PipelineMetrics } from './pipeline-metrics.js';
import { Pipeline } from './pipeline.js';
import type { Step } from './step.js';

const draftAt = (index: number) => new Draft(index, {}, draftOf({}).request);
const indexes = (drafts: readonly Draft[]) => drafts.map(({ index }) => index);
const passing = (name: string, order: string[]): Step => ({
  name,
  run(draft) {
    order.push(`${name} ${draft.index}`);
    return draft;
  },
});
const refusingOdd: Step = {
  name: 'refuse-odd',
  run: (draft) => (draft.index % 2 === 1 ? reject('invalid', 'odd') : draft),
};

function pipelineOf(steps: Step[]) {
  const registry = new Registry();
  return { registry, pipeline: new Pipeline(steps, partsWith(), new PipelineMetrics(registry)) };
}

describe('Pipeline', () => {
  it('takes all drafts through each step in turn, and refused ones no further', () => {
    const order: string[] = [];
    const { pipeline } = pipelineOf([passing('first', order), refusingOdd, passing('last', order)]);
    const { accepted, refused } = pipeline.run([0, 1, 2].map(draftAt));
    expect(order).toEqual(['first 0', 'first 1', 'first 2', 'last 0', 'last 2']);
    expect(indexes(accepted)).toEqual([0, 2]);
    expect(refused.map(({ draft, refusal }) => [draft.index, refusal.reason])).toEqual([[1, 'invalid']]);
  });

  it('lets those that lack nothing go ahead, and asks once for all that lack something', async () => {
    const asked: number[][] = [];
    let fetched = false;
    const fetching: Step = {
      name: 'fetch',
      needs: {
        ready: ({ index }) => fetched || index === 4,
        prepare(drafts) {
          asked.push(indexes(drafts));
          return Promise.resolve().then(() => void (fetched = true));
        },
      },
      run: (draft) => (fetched || draft.index === 4 ? draft : reject('invalid', 'too early')),
    };
    const { pipeline } = pipelineOf([refusingOdd, fetching]);
    const { accepted, late } = pipeline.run([0, 1, 2, 4].map(draftAt));
    expect(indexes(accepted)).toEqual([4]);
    expect(late.map(({ drafts }) => indexes(drafts))).toEqual([[0, 2]]);
    expect(indexes((await late[0]?.result)?.accepted ?? [])).toEqual([0, 2]);
    expect(asked).toEqual([[0, 2]]);
  });

  it('takes a late draft as it is when what it lacks is not to be had, and through later waits', async () => {
    const waiting = (name: string): Step => ({
      name,
      needs: { ready: () => false, prepare: () => Promise.resolve() },
      run: (draft) => (name === 'second' && draft.index === 1 ? reject('unknown_site', 'none') : draft),
    });
    const { pipeline } = pipelineOf([waiting('first'), waiting('second')]);
    const { accepted, late } = pipeline.run([0, 1].map(draftAt));
    expect(accepted).toEqual([]);
    const result = await late[0]?.result;
    expect(indexes(result?.accepted ?? [])).toEqual([0]);
    expect(result?.refused.map(({ draft }) => draft.index)).toEqual([1]);
  });

  it('sets a draft apart on which a step throws', () => {
    const fault = new Error('not foreseen');
    const throwing: Step = {
      name: 'throw',
      run(draft) {
        if (draft.index === 1) throw fault;
        return draft;
      },
    };
    const { accepted, refused, failed } = pipelineOf([throwing]).pipeline.run([0, 1, 2].map(draftAt));
    expect(indexes(accepted)).toEqual([0, 2]);
    expect(refused).toEqual([]);
    expect(failed.map(({ draft, error }) => [draft.index, error])).toEqual([[1, fault]]);
  });

  it('stops when nothing is left', () => {
    const order: string[] = [];
    const { pipeline } = pipelineOf([refusingOdd, passing('last', order)]);
    expect(pipeline.run([draftAt(1)]).accepted).toEqual([]);
    expect(order).toEqual([]);
  });

  it('counts and times each step', async () => {
    const { pipeline, registry } = pipelineOf([refusingOdd, passing('last', [])]);
    pipeline.run([0, 1, 2].map(draftAt));
    pipeline.run([draftAt(0)]);
    const text = await registry.metrics();
    expect(text).toContain('nhipbao_collector_step_events_total{step="refuse-odd"} 4');
    expect(text).toContain('nhipbao_collector_step_events_total{step="last"} 3');
    expect(text).toMatch(/nhipbao_collector_step_seconds_total\{step="last"\} [\d.e-]+/);
  });
});

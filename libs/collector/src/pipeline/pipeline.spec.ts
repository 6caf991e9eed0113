import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { draftOf, partsWith } from './draft-fixture.js';
import { Draft, reject } from './draft.js';
import { PipelineMetrics } from './pipeline-metrics.js';
import { Pipeline } from './pipeline.js';
import type { Step } from './step.js';

const draftAt = (index: number) => new Draft(index, {}, draftOf({}).request);
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
  it('takes all drafts through each step in turn, and refused ones no further', async () => {
    const order: string[] = [];
    const { pipeline } = pipelineOf([passing('first', order), refusingOdd, passing('last', order)]);
    const { accepted, refused } = await pipeline.run([0, 1, 2].map(draftAt));
    expect(order).toEqual(['first 0', 'first 1', 'first 2', 'last 0', 'last 2']);
    expect(accepted.map(({ index }) => index)).toEqual([0, 2]);
    expect(refused.map(({ draft, refusal }) => [draft.index, refusal.reason])).toEqual([[1, 'invalid']]);
  });

  it('waits for what a step has to fetch, and asks for the drafts that reach it', async () => {
    const asked: number[][] = [];
    let fetched = false;
    const fetching: Step = {
      name: 'fetch',
      prepare(drafts) {
        asked.push(drafts.map(({ index }) => index));
        return Promise.resolve().then(() => void (fetched = true));
      },
      run: (draft) => (fetched ? draft : reject('invalid', 'too early')),
    };
    const { pipeline } = pipelineOf([refusingOdd, fetching]);
    expect((await pipeline.run([0, 1, 2].map(draftAt))).accepted).toHaveLength(2);
    expect(asked).toEqual([[0, 2]]);
  });

  it('stops when nothing is left', async () => {
    const order: string[] = [];
    const { pipeline } = pipelineOf([refusingOdd, passing('last', order)]);
    expect((await pipeline.run([draftAt(1)])).accepted).toEqual([]);
    expect(order).toEqual([]);
  });

  it('counts and times each step', async () => {
    const { pipeline, registry } = pipelineOf([refusingOdd, passing('last', [])]);
    await pipeline.run([0, 1, 2].map(draftAt));
    await pipeline.run([draftAt(0)]);
    const text = await registry.metrics();
    expect(text).toContain('nhipbao_collector_step_events_total{step="refuse-odd"} 4');
    expect(text).toContain('nhipbao_collector_step_events_total{step="last"} 3');
    expect(text).toMatch(/nhipbao_collector_step_seconds_total\{step="last"\} [\d.e-]+/);
  });
});

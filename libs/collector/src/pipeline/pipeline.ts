import { Refusal, type Draft } from './draft.js';
import type { PipelineMetrics } from './pipeline-metrics.js';
import type { PipelineParts, Step } from './step.js';

export interface RefusedDraft {
  draft: Draft;
  refusal: Refusal;
}

/** A draft on which a step threw: a fault of the platform's own, not of the event. */
export interface FailedDraft {
  draft: Draft;
  error: unknown;
}

export interface PipelineResult {
  accepted: readonly Draft[];
  refused: readonly RefusedDraft[];
  failed: readonly FailedDraft[];
}

/** Drafts for which a step has to fetch something first, and what becomes of them. */
export interface LateDrafts {
  drafts: readonly Draft[];
  result: Promise<PipelineResult>;
}

/** What becomes of drafts; the late ones are in none of the other lists. */
export interface PipelineRun extends PipelineResult {
  late: readonly LateDrafts[];
}

interface Lists {
  refused: RefusedDraft[];
  failed: FailedDraft[];
  late: LateDrafts[];
}

/**
 * Takes drafts through a list of steps, one step at a time for all of them, and counts and times each step. A draft that is refused
 * goes no further, and one that lacks something comes later: neither holds up another.
 */
export class Pipeline {
  constructor(
    private readonly steps: readonly Step[],
    private readonly parts: PipelineParts,
    private readonly metrics: PipelineMetrics,
  ) {}

  run(drafts: readonly Draft[]): PipelineRun {
    return this.runFrom(0, drafts, false);
  }

  /** @param prepared the drafts have got what the first of these steps needs, as far as it was to be had */
  private runFrom(first: number, drafts: readonly Draft[], prepared: boolean): PipelineRun {
    let accepted = drafts;
    const lists: Lists = { refused: [], failed: [], late: [] };
    let startedMs = performance.now();
    for (const [offset, step] of this.steps.slice(first).entries()) {
      if (!prepared || offset > 0) accepted = this.leaveLate(first + offset, step, accepted, lists);
      if (accepted.length === 0) break;
      const reached = accepted.length;
      accepted = this.runStep(step, accepted, lists);
      const endedMs = performance.now();
      this.metrics.ran(step.name, reached, endedMs - startedMs);
      startedMs = endedMs;
    }
    return { accepted, ...lists };
  }

  /** The drafts that the step can take now: mostly all of them, and then no new list is made. */
  private leaveLate(
    index: number,
    { needs }: Step,
    drafts: readonly Draft[],
    { late }: Lists,
  ): readonly Draft[] {
    const ready = (draft: Draft) => !needs || needs.ready(draft, this.parts);
    if (!needs || drafts.every(ready)) return drafts;
    const lacking = drafts.filter((draft) => !ready(draft));
    const result = needs.prepare(lacking, this.parts).then(() => this.runLate(index, lacking));
    late.push({ drafts: lacking, result });
    return drafts.filter(ready);
  }

  private async runLate(index: number, drafts: readonly Draft[]): Promise<PipelineResult> {
    const { late, ...now } = this.runFrom(index, drafts, true);
    const results = [now, ...(await Promise.all(late.map(({ result }) => result)))];
    return {
      accepted: results.flatMap(({ accepted }) => accepted),
      refused: results.flatMap(({ refused }) => refused),
      failed: results.flatMap(({ failed }) => failed),
    };
  }

  /** The drafts that the step lets through: mostly all of them, and then no new list is made. */
  private runStep(step: Step, drafts: readonly Draft[], { refused, failed }: Lists): readonly Draft[] {
    let kept: Draft[] | undefined;
    let index = 0;
    for (const draft of drafts) {
      let result: Draft | Refusal | undefined;
      try {
        result = step.run(draft, this.parts);
      } catch (error) {
        failed.push({ draft, error });
      }
      if (result instanceof Refusal) refused.push({ draft, refusal: result });
      if (result === undefined || result instanceof Refusal) kept ??= drafts.slice(0, index);
      else kept?.push(result);
      index += 1;
    }
    return kept ?? drafts;
  }
}

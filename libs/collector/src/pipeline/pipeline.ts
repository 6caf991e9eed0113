import { Refusal, type Draft } from './draft.js';
import type { PipelineMetrics } from './pipeline-metrics.js';
import type { PipelineParts, Step } from './step.js';

export interface RefusedDraft {
  draft: Draft;
  refusal: Refusal;
}

export interface PipelineResult {
  accepted: readonly Draft[];
  refused: readonly RefusedDraft[];
}

/**
 * Takes drafts through a list of steps, one step at a time for all drafts of a request, and counts and times each
 * step; a wait for something to be fetched is not the step's time. A refused draft goes no further; the others do.
 */
export class Pipeline {
  constructor(
    private readonly steps: readonly Step[],
    private readonly parts: PipelineParts,
    private readonly metrics: PipelineMetrics,
  ) {}

  async run(drafts: readonly Draft[]): Promise<PipelineResult> {
    let accepted = drafts;
    const refused: RefusedDraft[] = [];
    let startedMs = performance.now();
    for (const step of this.steps) {
      if (accepted.length === 0) break;
      const reached = accepted.length;
      const waiting = step.prepare?.(accepted, this.parts);
      if (waiting) {
        await waiting;
        startedMs = performance.now();
      }
      accepted = this.runStep(step, accepted, refused);
      const endedMs = performance.now();
      this.metrics.ran(step.name, reached, endedMs - startedMs);
      startedMs = endedMs;
    }
    return { accepted, refused };
  }

  /** The drafts that the step lets through: mostly all of them, and then no new list is made. */
  private runStep(step: Step, drafts: readonly Draft[], refused: RefusedDraft[]): readonly Draft[] {
    let kept: Draft[] | undefined;
    let index = 0;
    for (const draft of drafts) {
      const result = step.run(draft, this.parts);
      if (result instanceof Refusal) {
        refused.push({ draft, refusal: result });
        kept ??= drafts.slice(0, index);
      } else kept?.push(result);
      index += 1;
    }
    return kept ?? drafts;
  }
}

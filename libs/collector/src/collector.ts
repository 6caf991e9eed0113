import {
  encodeEvent,
  encodeRejection,
  eventKey,
  MAX_EVENTS_PER_REQUEST,
  rejectionKey,
  type Rejection,
} from '@nhipbao/events';
import type { EventLog, LogRecord, SiteDirectory } from '@nhipbao/platform';
import { Draft, reject, type RequestFacts } from './pipeline/draft.js';
import type { PipelineMetrics } from './pipeline/pipeline-metrics.js';
import type { Pipeline, PipelineResult } from './pipeline/pipeline.js';
import { countRejections } from './rejection-counts.js';
import { Submission, type Collected } from './submission.js';

/** Most that begins its way in one turn of the event loop: some ten milliseconds, in which nothing else is answered. */
const GROUP_EVENTS = 500;

type Submissions = ReadonlyMap<RequestFacts, Submission>;

/**
 * Takes the events of requests through the pipeline and makes them durable. Requests that came in one turn of the event loop go
 * together: each step for all of them, and one append.
 */
export class Collector {
  private waiting: Submission[] = [];

  constructor(
    private readonly pipeline: Pipeline,
    private readonly log: EventLog,
    private readonly sites: Pick<SiteDirectory, 'bySiteKey'>,
    private readonly metrics: PipelineMetrics,
  ) {}

  /**
   * Resolves when every accepted event of a request, and the count of the refused ones, is in the log.
   * @throws {EventLogUnavailable} when not all of them could be stored
   */
  collect(events: readonly unknown[], request: RequestFacts): Promise<Collected> {
    const submission = new Submission(events, request);
    if (this.waiting.push(submission) === 1) setImmediate(() => this.takeGroup());
    return submission.collected;
  }

  private takeGroup(): void {
    let events = 0;
    const next = this.waiting.findIndex((submission, index) => {
      events += submission.count;
      return index > 0 && events > GROUP_EVENTS;
    });
    const group = this.waiting.splice(0, next < 0 ? this.waiting.length : next);
    if (this.waiting.length > 0) setImmediate(() => this.takeGroup());
    try {
      this.process(group);
    } catch (error) {
      fail(group, error);
    }
  }

  private process(group: readonly Submission[]): void {
    const submissions = new Map(group.map((submission) => [submission.request, submission]));
    const drafts: Draft[] = [];
    const tooMany: Draft[] = [];
    for (const submission of group) {
      const { request } = submission;
      const events = submission.takeEvents();
      const list = events.length > MAX_EVENTS_PER_REQUEST ? tooMany : drafts;
      for (let index = 0; index < events.length; index++) list.push(new Draft(index, events[index], request));
    }
    const { late, ...result } = this.pipeline.run(drafts);
    for (const wave of late)
      wave.result.then(
        (prepared) => this.finish(prepared, submissions),
        (error: unknown) => fail(submissionsOf(wave.drafts, submissions), error),
      );
    this.finish({ ...result, refused: [...result.refused, ...tooMany.map(refuseTooMany)] }, submissions);
  }

  /** Of the drafts nothing is kept while their records are on their way: what lives longer costs the garbage collector more. */
  private finish({ accepted, refused, failed }: PipelineResult, submissions: Submissions): void {
    for (const { draft, error } of failed) submissions.get(draft.request)?.fail(error);
    const waiting = submissionsOf([...accepted, ...refused.map(({ draft }) => draft)], submissions);
    try {
      for (const { draft, refusal } of refused) submissions.get(draft.request)?.refuse(draft.index, refusal);
      const records = accepted.map(({ event, request: { trace } }) => ({
        key: eventKey(event),
        value: encodeEvent(event, trace),
      }));
      void this.store(records, countRejections(refused, this.sites), waiting);
    } catch (error) {
      fail(waiting, error);
    }
  }

  /**
   * One append for the accepted and the refused: the account of an outlet never shows the one without the other.
   * @param waiting one entry for each event
   */
  private async store(
    records: LogRecord[],
    rejections: readonly Rejection[],
    waiting: readonly Submission[],
  ): Promise<void> {
    const accepted = records.length;
    for (const rejection of rejections)
      records.push({ key: rejectionKey(rejection), value: encodeRejection(rejection) });
    try {
      if (records.length > 0) await this.log.append(records);
    } catch (error) {
      fail(waiting, error);
      return;
    }
    this.metrics.accepted(accepted);
    for (const { reason, events } of rejections) this.metrics.refused(reason, events);
    for (const submission of waiting) submission.settleOne();
  }
}

const refuseTooMany = (draft: Draft) => ({
  draft,
  refusal: reject('too_large', `at most ${MAX_EVENTS_PER_REQUEST} events in one request`),
});

const submissionsOf = (drafts: readonly Draft[], submissions: Submissions): Submission[] =>
  drafts.map(({ request }) => submissions.get(request)).filter((submission) => submission !== undefined);

function fail(waiting: readonly Submission[], error: unknown): void {
  for (const submission of waiting) submission.fail(error);
}

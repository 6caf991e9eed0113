import {
  encodeEvent,
  encodeRejection,
  eventKey,
  MAX_EVENTS_PER_REQUEST,
  rejectionKey,
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
      events += submission.events.length;
      return index > 0 && events > GROUP_EVENTS;
    });
    const group = this.waiting.splice(0, next < 0 ? this.waiting.length : next);
    if (this.waiting.length > 0) setImmediate(() => this.takeGroup());
    this.process(group);
  }

  private process(group: readonly Submission[]): void {
    const submissions = new Map(group.map((submission) => [submission.request, submission]));
    const drafts: Draft[] = [];
    const tooMany: Draft[] = [];
    for (const { events, request } of group) {
      const list = events.length > MAX_EVENTS_PER_REQUEST ? tooMany : drafts;
      for (let index = 0; index < events.length; index++) list.push(new Draft(index, events[index], request));
    }
    const { late, ...result } = this.pipeline.run(drafts);
    for (const wave of late)
      wave.result.then(
        (prepared) => this.finish(prepared, submissions),
        (error: unknown) => fail(wave.drafts, submissions, error),
      );
    void this.finish({ ...result, refused: [...result.refused, ...tooMany.map(refuseTooMany)] }, submissions);
  }

  /** Stores what the pipeline has made of some drafts, and tells those who wait for them. */
  private async finish(result: PipelineResult, submissions: Submissions): Promise<void> {
    const { accepted, refused, failed } = result;
    for (const { draft, error } of failed) submissions.get(draft.request)?.fail(error);
    try {
      await this.store(result);
    } catch (error) {
      fail([...accepted, ...refused.map(({ draft }) => draft)], submissions, error);
      return;
    }
    for (const { request } of accepted) submissions.get(request)?.accept();
    for (const { draft, refusal } of refused) submissions.get(draft.request)?.refuse(draft.index, refusal);
  }

  /** One append for the accepted and the refused: the account of an outlet never shows the one without the other. */
  private async store({ accepted, refused }: PipelineResult): Promise<void> {
    const records: LogRecord[] = accepted.map(({ event, request: { trace } }) => ({
      key: eventKey(event),
      value: encodeEvent(event, trace),
    }));
    const rejections = countRejections(refused, this.sites);
    for (const rejection of rejections)
      records.push({ key: rejectionKey(rejection), value: encodeRejection(rejection) });
    if (records.length > 0) await this.log.append(records);
    this.metrics.accepted(accepted.length);
    for (const { reason, events } of rejections) this.metrics.refused(reason, events);
  }
}

const refuseTooMany = (draft: Draft) => ({
  draft,
  refusal: reject('too_large', `at most ${MAX_EVENTS_PER_REQUEST} events in one request`),
});

function fail(drafts: readonly Draft[], submissions: Submissions, error: unknown): void {
  for (const { request } of drafts) submissions.get(request)?.fail(error);
}

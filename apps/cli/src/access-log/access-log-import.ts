import { isIP } from 'node:net';
import type { WireEvent } from '@nhipbao/events';
import { eventId } from '../sending/event-id.js';
import type { EventSender } from '../sending/event-sender.js';
import type { Checkpoint, FileProgress } from './checkpoint.js';
import { parseCombinedLine } from './combined-line.js';
import { LineOccurrences } from './line-occurrences.js';
import { deliveredPage } from './page-delivery.js';
import { type Line, LineInput, START } from './read-lines.js';

export interface AccessLogOptions {
  site: string;
  domain: string;
  /** Minutes east of UTC for times without an offset. */
  offsetMinutes: number;
  apiKey: string;
  /** Told of every malformed line. */
  onMalformed?: (file: string, line: Line) => void;
  /** Told how far reading has come; `lines` counts those of this run. */
  onProgress?: (readBytes: number, lines: number) => void;
  /** Stops after the batch in hand. */
  signal?: AbortSignal;
}

const BATCH = 500;
/** A stretch without page views is confirmed as well, once it is this long. */
const CONFIRM_LINES = 20_000;
const MALFORMED_REMEMBERED = 1_000;

/** Imports one log. Running it again, whole or from a checkpoint, sends the same events with the same ids. */
export async function importAccessLog(
  path: string,
  sender: EventSender,
  checkpoint: Checkpoint,
  options: AccessLogOptions,
): Promise<FileProgress> {
  const input = new LineInput(path);
  const progress = structuredClone(checkpoint.of(path, await firstLineOf(path)));
  const { done } = progress;
  const occurrences = new LineOccurrences();
  let batch: WireEvent[] = [];
  let unconfirmed = 0;
  let lines = 0;

  const hand = async () => {
    const state = { ...structuredClone(progress), replayFrom: occurrences.replayFrom(progress.done) };
    const events = batch;
    batch = [];
    unconfirmed = 0;
    await sender.send({ events, apiKey: options.apiKey, acknowledged: () => checkpoint.record(path, state) });
  };

  for await (const group of input.linesFrom(progress.replayFrom)) {
    for (const line of group) {
      const request = parseCombinedLine(line.text, options.offsetMinutes);
      const occurrence = request === undefined ? 0 : occurrences.count(line, request.at);
      if (line.number <= done.line) continue;
      lines++;
      unconfirmed++;
      progress.done = { offset: line.nextOffset, line: line.number };
      if (request === undefined) {
        if (line.text === '') continue;
        progress.malformed++;
        if (progress.malformedLines.length < MALFORMED_REMEMBERED) progress.malformedLines.push(line.number);
        options.onMalformed?.(path, line);
        continue;
      }
      const page = deliveredPage(request);
      if (page === undefined) {
        progress.otherRequests++;
      } else {
        progress.pageViews++;
        const id = eventId(options.site, `${line.text}\n${occurrence}`);
        batch.push({
          type: 'pageview',
          site: options.site,
          id,
          pv: id,
          ts: request.at,
          url: `https://${options.domain}${page}`,
          ...(request.referrer !== '' && { ref: request.referrer }),
          // A server that looks names up logs host names in place of addresses.
          client: { ...(isIP(request.ip) !== 0 && { ip: request.ip }), user_agent: request.userAgent },
        });
      }
      if (batch.length >= BATCH || unconfirmed >= CONFIRM_LINES) await hand();
    }
    options.onProgress?.(input.readBytes, lines);
    if (options.signal?.aborted === true) break;
  }
  await hand();
  return progress;
}

async function firstLineOf(path: string): Promise<string> {
  // Standard input cannot be read twice; it has no second run to recognise it either.
  if (path === '-') return '';
  for await (const [line] of new LineInput(path).linesFrom(START)) return line?.text ?? '';
  return '';
}

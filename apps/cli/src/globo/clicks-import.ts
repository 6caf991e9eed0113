import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WireEvent } from '@nhipbao/events';
import { LineInput, START } from '../access-log/read-lines.js';
import type { EventSender } from '../sending/event-sender.js';
import { ClickReader } from './click.js';
import { clickEvent } from './click-event.js';

export interface ClicksOptions {
  site: string;
  domain: string;
  apiKey: string;
  onProgress?: (readBytes: number, clicks: number) => void;
  signal?: AbortSignal;
}

const BATCH = 500;

/** The hourly files of a folder in the order of their hours. @throws Error when there are none */
export function clickFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /^clicks_hour_\d+\.csv(\.gz)?$/.test(name));
  if (files.length === 0) throw new Error(`${folder} holds no files clicks_hour_*.csv.gz`);
  return files.sort().map((name) => join(folder, name));
}

/** Replays clicks as page views. A second replay sends the same events with the same ids. @returns how many it sent */
export async function importClicks(
  files: readonly string[],
  sender: EventSender,
  options: ClicksOptions,
): Promise<number> {
  const { site, domain, apiKey, signal } = options;
  let clicks = 0;
  let finishedBytes = 0;
  for (const file of files) {
    const input = new LineInput(file);
    let reader: ClickReader | undefined;
    let batch: WireEvent[] = [];
    for await (const lines of input.linesFrom(START)) {
      for (const { text } of lines) {
        if (reader === undefined) {
          reader = new ClickReader(text);
          continue;
        }
        batch.push(clickEvent(reader.read(text), text, site, domain));
        clicks++;
        if (batch.length < BATCH) continue;
        await sender.send({ events: batch, apiKey });
        batch = [];
      }
      options.onProgress?.(finishedBytes + input.readBytes, clicks);
      if (signal?.aborted === true) break;
    }
    if (batch.length > 0) await sender.send({ events: batch, apiKey });
    finishedBytes += input.sizeBytes;
    if (signal?.aborted === true) break;
  }
  return clicks;
}

import { createHash } from 'node:crypto';
import { encodeEvent, type StoredEvent } from '@nhipbao/events';
import type { LogRecord } from '@nhipbao/platform';
import { demoSector, simulate, type SimulatedStep } from '@nhipbao/testing/simulator';

const DAY_MS = 86_400_000;

function visitorOf(readerName: string): string {
  return createHash('sha256').update(readerName).digest().readBigUInt64BE().toString();
}

/** A simulated step as the collector would have classified it. */
function storedEvent({ event, at, readerName, human, channel, device }: SimulatedStep): StoredEvent {
  const { article, media, conversion } = event;
  return {
    type: event.type,
    outlet_id: 1,
    site_id: 1,
    event_id: event.id,
    pv: event.pv ?? event.id,
    ts: at,
    received_at: at + 300,
    session_day: new Date(at + 3 * 3_600_000).toISOString().slice(0, 10),
    visitor: visitorOf(readerName),
    consented: event.vid === undefined ? 0 : 1,
    source: 'browser',
    traffic: human ? '' : 'robot_declared',
    rule_version: 1,
    page: event.url && new URL(event.url).host + new URL(event.url).pathname,
    title: event.title,
    article_id: article?.id,
    authors: article?.authors,
    section: article?.section,
    tags: article?.tags,
    content_type: article?.type,
    word_count: article?.word_count,
    channel,
    device,
    country: 'VN',
    engaged_ms: event.engaged_ms,
    scroll_pct: event.scroll_pct,
    media_id: media?.id,
    media_kind: media?.kind,
    media_played: media?.played,
    conversion_kind: conversion?.kind,
    conversion_value: conversion?.value,
  };
}

/** So many simulated events as log records, in groups. */
export function* storedEvents(count: number, group: number): Generator<LogRecord[]> {
  const from = Date.parse('2026-10-01T00:00:00Z');
  const steps = simulate(demoSector(200_000), { from, to: from + 30 * DAY_MS, seed: 5 });
  let records: LogRecord[] = [];
  let made = 0;
  for (const step of steps) {
    records.push({ key: step.event.pv ?? step.event.id, value: encodeEvent(storedEvent(step)) });
    made++;
    if (records.length === group || made === count) {
      yield records;
      records = [];
    }
    if (made === count) return;
  }
}

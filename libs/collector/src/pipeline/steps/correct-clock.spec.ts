import { describe, expect, it } from '@jest/globals';
import { draftOf, KEY, NOON, partsWith } from '../draft-fixture.js';
import { Refusal } from '../draft.js';
import { correctClock } from './correct-clock.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const parts = partsWith();

/** The stored time relative to the server's, s; or the reason of a refusal. */
const corrected = (tsOffset: number, sentAtOffset?: number, withKey = false) => {
  const sentAt = sentAtOffset === undefined ? undefined : NOON + sentAtOffset;
  const draft = draftOf({ ts: NOON + tsOffset }, { sentAt, ...(withKey && { key: KEY }) });
  const result = correctClock.run(draft, parts);
  return result instanceof Refusal ? result.reason : (result.event.ts - NOON) / SECOND;
};

describe('correct-clock', () => {
  it.each([
    ['a time just past', -2 * SECOND, undefined, -2],
    ['a time just ahead', 60 * SECOND, undefined, 60],
    ['a time further ahead: it cannot be, so the time of receipt', 61 * SECOND, undefined, 0],
    ['a time 24 hours ahead', DAY, undefined, 0],
    ['a time more than 24 hours ahead', DAY + 1, undefined, 'in_future'],
    ['a time 24 hours ago', -DAY, undefined, -86_400],
    ['a time more than 24 hours ago', -DAY - 1, undefined, 'too_old'],
    ['a right clock and a slow request', -9 * SECOND, -5 * SECOND, -9],
    ['a clock an hour fast', HOUR - 10 * SECOND, HOUR, -10],
    ['a clock an hour slow', -HOUR - 10 * SECOND, -HOUR, -10],
    ['a clock years slow', -1000 * DAY - 10 * SECOND, -1000 * DAY, -10],
    ['an event kept for 25 hours behind a fast clock', HOUR - 25 * HOUR, HOUR, 'too_old'],
    ['an event later than its own sending', 30 * SECOND, 0, 30],
    ['an event far later than its own sending', 2 * HOUR, 0, 0],
    ['seconds in place of milliseconds', Math.round(NOON / 1000) - NOON, undefined, 'too_old'],
  ])('handles %s', (_what, tsOffset, sentAtOffset, expected) => {
    expect(corrected(tsOffset, sentAtOffset)).toBe(expected);
  });

  it.each([
    ['a minute ahead', 60 * SECOND, 60],
    ['more than a minute ahead', 61 * SECOND, 'in_future'],
    ['the first day of 1995', Date.UTC(1995, 0, 1) - NOON, (Date.UTC(1995, 0, 1) - NOON) / SECOND],
    ['before 1995', Date.UTC(1995, 0, 1) - 1 - NOON, 'too_old'],
  ])('believes a server with an API key: %s', (_what, tsOffset, expected) => {
    expect(corrected(tsOffset, HOUR, true)).toBe(expected);
  });

  it.each([
    ['2026-11-01T03:59:59+07:00', '2026-10-31'],
    ['2026-11-01T04:00:00+07:00', '2026-11-01'],
    ['2026-11-02T00:30:00+07:00', '2026-11-01'],
  ])('puts %s into the session day %s', (time, sessionDay) => {
    const draft = draftOf({ ts: Date.parse(time) }, { receivedAt: Date.parse(time) });
    expect(correctClock.run(draft, parts)).toMatchObject({ event: { session_day: sessionDay } });
  });
});

import type { WireMedia } from '@nhipbao/events';
import type { OutletWorld, Page } from './outlet-world.js';
import type { Random } from './random.js';

type Interval = [fromMs: number, toMs: number];

/** One play of a recording or a stream: what is played and which parts of it, in the order of playing. */
export interface Playing {
  media: Omit<WireMedia, 'played'>;
  parts: Interval[];
}

const SECOND_MS = 1_000;
const LONGEST_PLAY_MS = 40 * 60_000;

/** What the reader plays of an article's recording. */
export function playRecording(page: Page, world: OutletWorld, random: Random): Playing {
  const kind = world.outlet.kind === 'radio' ? 'audio' : 'video';
  const durationMs = Math.round(random.logNormal(kind === 'audio' ? 11 * 60_000 : 3 * 60_000, 0.5));
  const playedMs = Math.min(
    durationMs,
    Math.round(random.logNormal(durationMs * 0.45, 0.9)),
    LONGEST_PLAY_MS,
  );
  return {
    media: { id: `${kind}-${page.article?.id ?? ''}`, kind, title: page.title, duration_ms: durationMs },
    parts: withSeeks(playedMs, durationMs, random),
  };
}

/** A stretch of the outlet's live stream; its media time runs from the moment of joining. */
export function playLive(world: OutletWorld, random: Random): Playing {
  const playedMs = Math.round(Math.min(random.logNormal(9 * 60_000, 0.9), LONGEST_PLAY_MS));
  return {
    media: { id: `truc-tiep-${world.outlet.code}`, kind: 'live', title: `Trực tiếp ${world.outlet.name}` },
    parts: [[0, playedMs]],
  };
}

/** Two listeners in ten go back to hear something again; one in ten jumps ahead. */
function withSeeks(playedMs: number, durationMs: number, random: Random): Interval[] {
  const shape = random.unit();
  if (shape > 0.3 || playedMs < 20 * SECOND_MS) return [[0, playedMs]];
  const turn = Math.round(playedMs * random.between(0.3, 0.8));
  const jump = Math.round(random.between(10, 60) * SECOND_MS);
  const resume = shape < 0.2 ? Math.max(0, turn - jump) : Math.min(turn + jump, durationMs - 1);
  const end = Math.min(resume + (playedMs - turn), durationMs);
  return [
    [0, turn],
    [resume, Math.max(end, resume)],
  ];
}

/** How long it plays, ms of the reader's time. */
export function playTime(parts: readonly Interval[]): number {
  return parts.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The cumulative intervals as the player reports them after `clockMs` of playing. */
export function playedAfter(parts: readonly Interval[], clockMs: number): Interval[] {
  const played: Interval[] = [];
  let rest = clockMs;
  for (const [from, to] of parts) {
    if (rest <= 0) break;
    played.push([from, Math.min(to, from + rest)]);
    rest -= to - from;
  }
  return played;
}

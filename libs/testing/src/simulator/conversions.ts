import type { WireConversion } from '@nhipbao/events';
import type { Random } from './random.js';
import type { Habit } from './reader.js';
import type { OutletKind } from './scenario.js';
import { Weighted } from './weighted.js';

const CHANCE_PER_PAGE: Readonly<Record<Habit, number>> = { loyal: 0.004, occasional: 0.003, passing: 0.0015 };

const dong = (kind: string, value: number): WireConversion => ({ kind, value, currency: 'VND' });

const PAPER = Weighted.of<WireConversion>([
  [{ kind: 'register' }, 40],
  [{ kind: 'newsletter' }, 34],
  [dong('subscribe', 49_000), 12],
  [dong('subscribe', 129_000), 6],
  [dong('subscribe', 490_000), 4],
  [dong('donate', 100_000), 2],
]);
const JOURNAL = Weighted.of<WireConversion>([
  [{ kind: 'newsletter' }, 55],
  [{ kind: 'register' }, 25],
  [dong('purchase', 60_000), 20],
]);
const BROADCASTER = Weighted.of<WireConversion>([
  [{ kind: 'register' }, 60],
  [{ kind: 'newsletter' }, 25],
  [dong('subscribe', 69_000), 15],
]);

/** What the reader of a page signs up for or pays, if anything. Values are in đồng. */
export function pickConversion(kind: OutletKind, habit: Habit, random: Random): WireConversion | undefined {
  if (!random.chance(CHANCE_PER_PAGE[habit])) return undefined;
  if (kind === 'journal') return JOURNAL.pick(random);
  return (kind === 'radio' || kind === 'television' ? BROADCASTER : PAPER).pick(random);
}

import type { Locale, Unit } from '../api/catalogue.js';
import { formatDecimal, formatShare } from './format-number.js';

export interface Change {
  text: string;
  direction: 'up' | 'down' | 'same';
}

const POINTS = { vi: 'điểm %', en: 'pp' } as const;
const MANY_TIMES = 10;

/**
 * The change from one period to the other: percentage points between two shares, otherwise percent of the earlier
 * value. Undefined where there is nothing to compare with.
 */
export function changeOf(
  now: number | null,
  before: number | null,
  unit: Unit,
  locale: Locale,
): Change | undefined {
  if (now === null || before === null) return undefined;
  if (unit === 'ratio' || unit === 'percent') {
    const points = unit === 'ratio' ? (now - before) * 100 : now - before;
    const rounded = Math.round(points * 10) / 10;
    return {
      text: `${signed(formatDecimal(Math.abs(rounded), locale), rounded)} ${POINTS[locale]}`,
      direction: directionOf(rounded),
    };
  }
  if (before === 0) return undefined;
  const relative = (now - before) / before;
  const rounded = Math.round(relative * 1000) / 1000;
  if (rounded >= MANY_TIMES) {
    return { text: `×${formatDecimal(Math.round(now / before), locale)}`, direction: 'up' };
  }
  const digits = Math.abs(rounded) >= 0.1 ? 0 : 1;
  return {
    text: signed(formatShare(Math.abs(rounded), locale, digits), rounded),
    direction: directionOf(rounded),
  };
}

function signed(text: string, value: number): string {
  if (value === 0) return text;
  return (value > 0 ? '+' : '−') + text;
}

function directionOf(value: number): Change['direction'] {
  if (value === 0) return 'same';
  return value > 0 ? 'up' : 'down';
}

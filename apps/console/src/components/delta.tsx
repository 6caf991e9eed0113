import { useTranslation } from 'react-i18next';
import type { Unit } from '../api/catalogue.js';
import { changeOf } from '../i18n/format-change.js';
import { useLocale } from '../i18n/i18n.js';
import './delta.css';

interface Props {
  now: number | null;
  before: number | null;
  unit: Unit;
  /** More is neither better nor worse, or less is better. */
  tone?: 'more_is_better' | 'less_is_better' | 'neutral';
}

const ARROWS = { up: '▲', down: '▼', same: '=' } as const;
const WORDS = { up: 'explore.better', down: 'explore.worse', same: 'explore.same' } as const;

/** The change against the compared period: arrow, sign and words; colour only underlines it. */
export function Delta({ now, before, unit, tone = 'more_is_better' }: Props) {
  const { t } = useTranslation();
  const change = changeOf(now, before, unit, useLocale());
  if (change === undefined) return null;
  const good = tone === 'less_is_better' ? 'down' : 'up';
  const colour =
    tone === 'neutral' || change.direction === 'same'
      ? 'flat'
      : change.direction === good
        ? 'better'
        : 'worse';
  return (
    <span className={`delta delta--${colour}`}>
      <span aria-hidden="true" className="delta__arrow">
        {ARROWS[change.direction]}
      </span>
      <span className="visually-hidden">{t(WORDS[change.direction])} </span>
      {change.text}
    </span>
  );
}

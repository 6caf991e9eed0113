import { ArrowRightOutlined } from '@ant-design/icons';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import './bar-list.css';
import { moveRowFocus } from './row-focus.js';

export interface BarRow {
  key: string;
  label: string;
  /** 0–1 of the longest bar. */
  share: number;
  value: string;
  /** Beside the value: its change or its share. */
  beside?: ReactNode;
  picked?: boolean;
  /** A page of the row's own. */
  to?: string;
  /** Text of several words, such as a title, may take two lines. */
  long?: boolean;
}

interface Props {
  rows: BarRow[];
  label: string;
  onPick?: (key: string) => void;
}

/** Rows with a bar behind the name; a row filters, its arrow opens the row's own page. */
export function BarList({ rows, label, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="bar-list" aria-label={label} onKeyDown={moveRowFocus}>
      {rows.map((row) => (
        <li key={row.key} style={{ '--share': row.share } as CSSProperties}>
          <button
            type="button"
            data-row
            className="bar-list__row"
            aria-pressed={row.picked ?? false}
            disabled={onPick === undefined}
            title={row.label}
            onClick={() => onPick?.(row.key)}
          >
            <span className={row.long === true ? 'bar-list__label bar-list__label--long' : 'bar-list__label'}>
              {row.label}
            </span>
            <span className="bar-list__beside">{row.beside}</span>
            <span className="bar-list__value">{row.value}</span>
          </button>
          {row.to !== undefined && (
            <Link className="bar-list__open" to={row.to} aria-label={t('explore.open', { title: row.label })}>
              <ArrowRightOutlined />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Grey rows in the place of those on their way. */
export function BarListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <ul className="bar-list bar-list--skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <li key={index} style={{ '--share': 1 - index / (rows + 3) } as CSSProperties}>
          <span className="bar-list__row" />
        </li>
      ))}
    </ul>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { rowsOf, type AnswerRow } from '../../api/answer-rows.js';
import type { QueryAnswer } from '../../api/query.js';
import { moveRowFocus } from '../../components/row-focus.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { formatMetric } from '../../i18n/format-metric.js';
import { useLocale } from '../../i18n/i18n.js';
import { BREAKDOWN_METRICS } from './cards.js';
import type { OpenTable } from './explore-state.js';
import './full-table.css';
import type { Explore } from './use-explore.js';
import { useValueNames } from './use-value-names.js';

interface Props {
  explore: Explore;
  table: OpenTable;
  answer: QueryAnswer;
  busy: boolean;
}

/** All metrics of a breakdown; a table on a wide screen, a list of figures on a phone. */
export function FullTable({ explore, table, answer, busy }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const catalogue = useCatalogue();
  const nameOf = useValueNames();
  const { dimension, sort } = table;
  const metrics = BREAKDOWN_METRICS.map((name) => catalogue.metric(name));
  const sortBy = (metric: string) => {
    const direction = metric === sort.metric && sort.direction === 'desc' ? 'asc' : 'desc';
    explore.update({ table: { ...table, sort: { metric, direction }, page: 1 } });
  };
  const labelOf = (row: AnswerRow) =>
    dimension === 'article'
      ? row.text('title') || row.text('article')
      : nameOf(dimension, row.text(dimension));

  return (
    <>
      <div className="full-table__sort">
        <label htmlFor="table-sort">{t('explore.sortBy')}</label>
        <Select
          id="table-sort"
          value={sort.metric}
          onChange={(metric) =>
            explore.update({ table: { ...table, sort: { metric, direction: 'desc' }, page: 1 } })
          }
          options={metrics.map(({ name, label }) => ({ value: name, label }))}
        />
      </div>
      <table className="full-table" aria-busy={busy}>
        <thead>
          <tr>
            <th scope="col">{catalogue.dimension(dimension)}</th>
            {metrics.map(({ name, label, description }) => (
              <th
                key={name}
                scope="col"
                title={description}
                aria-sort={
                  name !== sort.metric ? 'none' : sort.direction === 'asc' ? 'ascending' : 'descending'
                }
              >
                <button type="button" onClick={() => sortBy(name)}>
                  {label}
                  <span aria-hidden="true">
                    {name === sort.metric ? (sort.direction === 'asc' ? ' ▲' : ' ▼') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveRowFocus}>
          {rowsOf(answer).map((row) => (
            <tr key={row.text(dimension)}>
              <th scope="row">
                {explore.scope.aggregateOnly === true ? (
                  labelOf(row)
                ) : (
                  <button
                    type="button"
                    data-row
                    aria-label={t('explore.filterBy', { value: labelOf(row) })}
                    onClick={() => explore.toggle(dimension, row.text(dimension))}
                  >
                    {labelOf(row)}
                  </button>
                )}
              </th>
              {metrics.map(({ name, unit, label }) => (
                <td key={name} data-label={label} data-sorted={name === sort.metric}>
                  {formatMetric(row.number(name), unit, locale, unit === 'ms')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../api/answer-rows.js';
import { answerQuery, type Filter } from '../../api/query.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { negated } from './filters.js';
import type { Explore } from './use-explore.js';
import { useValueNames } from './use-value-names.js';

/** The filters in force; the condition of a chip reverses on click, its cross removes it. */
export function FilterChips({ explore }: { explore: Explore }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const nameOf = useValueNames();
  const titles = useArticleTitles(explore);
  const { filters } = explore.state;
  if (filters.length === 0) return null;

  const change = (next: Filter[]) => explore.update({ filters: next, table: undefined });
  return (
    <ul className="chips" aria-label={t('explore.filters')}>
      {filters.map((filter, index) => {
        const dimension = catalogue.dimension(filter.dimension);
        const values = filter.values
          .map((value) => titles.get(value) ?? nameOf(filter.dimension, value))
          .join(', ');
        const operator = t(`explore.operators.${filter.op}`);
        const text = `${dimension} ${operator} ${values}`;
        const opposite = negated(filter);
        return (
          <li key={text} className={/not/.test(filter.op) ? 'chip chip--not' : 'chip'}>
            <span>{dimension}</span>
            <button
              type="button"
              className="chip__operator"
              disabled={opposite === undefined}
              aria-label={t('explore.negateFilter', { filter: text })}
              onClick={() => opposite !== undefined && change(filters.with(index, opposite))}
            >
              {operator}
            </button>
            <strong title={values}>{values}</strong>
            <button
              type="button"
              className="chip__remove"
              aria-label={t('explore.removeFilter', { filter: text })}
              onClick={() => change(filters.toSpliced(index, 1))}
            >
              <CloseOutlined />
            </button>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <button type="button" className="chip__clear" onClick={() => change([])}>
            {t('explore.clearFilters')}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Articles are filtered by id; the chips tell their titles. */
function useArticleTitles({ state, queries }: Explore): Map<string, string> {
  const articles = state.filters
    .filter(({ dimension, op }) => dimension === 'article' && (op === 'is' || op === 'is_not'))
    .flatMap(({ values }) => values);
  const { data } = useQuery({ ...answerQuery(queries.titles(articles)), enabled: articles.length > 0 });
  const rows = data === undefined || articles.length === 0 ? [] : rowsOf(data);
  return new Map(rows.map((row) => [row.text('article'), row.text('title') || row.text('article')]));
}

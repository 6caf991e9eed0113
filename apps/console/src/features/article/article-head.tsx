import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../api/answer-rows.js';
import { answerQuery, type QueryMeta } from '../../api/query.js';
import { Freshness } from '../../components/freshness.js';
import { formatBucketFull } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import type { ArticleQueries } from '../overview/explore-query.js';

interface Props {
  title: string;
  section: string;
  /** Queries over the day of the first view. */
  queries: ArticleQueries;
  meta: QueryMeta;
}

/** What the article is, who wrote it and in which hour its first reader came. */
export function ArticleHead({ title, section, queries, meta }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const hours = useQuery(answerQuery(queries.series('pageviews', 'hour')));
  const authors = useQuery(answerQuery(queries.breakdown('author', 'pageviews')));
  const firstHour = hours.data && rowsOf(hours.data).find((row) => (row.number('pageviews') ?? 0) > 0);
  const names = authors.data === undefined ? [] : rowsOf(authors.data).map((row) => row.text('author'));
  return (
    <header className="article__head">
      <p className="article__section">{section}</p>
      <h1>{title}</h1>
      <p className="article__by">{names.filter((name) => name !== '').join(', ')}</p>
      <p className="page-head__lead">
        {firstHour !== undefined &&
          t('article.firstSeen', { time: formatBucketFull(firstHour.text('time'), 'hour', locale) })}
      </p>
      <Freshness meta={meta} />
    </header>
  );
}

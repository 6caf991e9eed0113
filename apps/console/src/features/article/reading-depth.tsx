import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { totalsOf } from '../../api/answer-rows.js';
import { answerQuery, type QueryDto } from '../../api/query.js';
import { BarList } from '../../components/bar-list.js';
import { ErrorState } from '../../components/error-state.js';
import { Panel } from '../../components/panel.js';
import { formatMetric } from '../../i18n/format-metric.js';
import { formatCount, formatShare } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';

const STEPS = [
  ['pageviews', 'article.opened'],
  ['articles_read', 'article.read'],
  ['articles_completed', 'article.completed'],
] as const;

/** From opening over reading to the end, each against the openings. */
export function ReadingDepth({ query }: { query: (metrics: string[]) => QueryDto }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const answer = useQuery(answerQuery(query([...STEPS.map(([metric]) => metric), 'scroll_depth'])));
  const totals = answer.data && totalsOf(answer.data);
  const opened = totals?.number('pageviews') ?? 0;
  return (
    <Panel title={t('article.reading')} className="card card--source">
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      <BarList
        label={t('article.reading')}
        rows={STEPS.map(([metric, text]) => {
          const count = totals?.number(metric) ?? 0;
          const share = opened > 0 ? count / opened : 0;
          return {
            key: metric,
            label: t(text),
            share,
            beside: formatShare(share, locale, 0),
            value: formatCount(count, locale),
          };
        })}
      />
      <p className="article__scroll">
        <span>{t('article.scroll')}</span>
        <strong>{formatMetric(totals?.number('scroll_depth') ?? null, 'percent', locale)}</strong>
      </p>
    </Panel>
  );
}

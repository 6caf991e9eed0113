import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { totalsOf } from '../../api/answer-rows.js';
import { answerQuery, type QueryDto } from '../../api/query.js';
import { ErrorState } from '../../components/error-state.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { formatMetric } from '../../i18n/format-metric.js';
import { useLocale } from '../../i18n/i18n.js';
import '../overview/headline.css';

const METRICS = [
  'pageviews',
  'visitors',
  'engaged_time',
  'engaged_time_per_pageview',
  'recirculation',
  'bounce_rate',
];

export function ArticleFigures({ query }: { query: (metrics: string[]) => QueryDto }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const catalogue = useCatalogue();
  const answer = useQuery(answerQuery(query(METRICS)));
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  const totals = answer.data && totalsOf(answer.data);
  return (
    <ul className="headline headline--six" aria-label={t('explore.headline')} aria-busy={answer.isFetching}>
      {METRICS.map((name) => {
        const { label, description, unit } = catalogue.metric(name);
        const value = totals?.number(name) ?? null;
        return (
          <li key={name}>
            <Tooltip title={`${description} ${formatMetric(value, unit, locale, false)}`}>
              <div className="figure figure--still" tabIndex={0} role="group" aria-label={label}>
                <span className="figure__label">{label}</span>
                <span className="figure__value">{formatMetric(value, unit, locale)}</span>
              </div>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

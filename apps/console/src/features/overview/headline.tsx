import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { totalsOf } from '../../api/answer-rows.js';
import { answerQuery } from '../../api/query.js';
import { Delta } from '../../components/delta.js';
import { ErrorState } from '../../components/error-state.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { formatMetric, NO_VALUE } from '../../i18n/format-metric.js';
import { useLocale } from '../../i18n/i18n.js';
import { HEADLINE_METRICS } from './cards.js';
import './headline.css';
import { toneOf } from './tone.js';
import type { Explore } from './use-explore.js';

/** The figures of first reading; one of them is the metric of the chart beneath. */
export function Headline({ explore }: { explore: Explore }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const catalogue = useCatalogue();
  const answer = useQuery(answerQuery(explore.queries.headline(), { refetchMs: explore.refetchMs }));
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  const totals = answer.data && totalsOf(answer.data);
  const robots = totals?.number('robot_pageviews') ?? null;
  const robotShare = totals?.number('robot_share') ?? null;

  return (
    <ul className="headline" aria-label={t('explore.headline')} aria-busy={answer.isFetching}>
      {HEADLINE_METRICS.map((name) => {
        const { label, description, unit } = catalogue.metric(name);
        const now = totals?.number(name) ?? null;
        const before = totals?.number(`previous_${name}`) ?? null;
        return (
          <li key={name}>
            <Tooltip
              styles={{ root: { maxWidth: 340 } }}
              title={
                <>
                  <strong>
                    {label}: {formatMetric(now, unit, locale, false)}
                  </strong>
                  <br />
                  {description}
                  {before !== null && (
                    <>
                      <br />
                      {t(explore.untilNow ? 'explore.previousSameTime' : 'explore.previousValue', {
                        value: formatMetric(before, unit, locale, false),
                      })}
                    </>
                  )}
                </>
              }
            >
              <button
                type="button"
                className="figure"
                aria-pressed={explore.state.metric === name}
                onClick={() => explore.update({ metric: name })}
              >
                <span className="figure__label">{label}</span>
                <span
                  className={totals === undefined ? 'figure__value figure__value--waiting' : 'figure__value'}
                >
                  {totals === undefined ? NO_VALUE : formatMetric(now, unit, locale)}
                </span>
                <span className="figure__delta">
                  <Delta now={now} before={before} unit={unit} tone={toneOf(name, explore)} />
                </span>
              </button>
            </Tooltip>
          </li>
        );
      })}
      <li className="headline__robots">
        <Tooltip title={catalogue.metric('robot_pageviews').description}>
          <button
            type="button"
            className="figure"
            aria-pressed={explore.state.metric === 'robot_pageviews'}
            onClick={() => explore.update({ metric: 'robot_pageviews' })}
          >
            <span className="figure__label">{t('explore.robots')}</span>
            <span className="figure__value">{formatMetric(robots, 'count', locale)}</span>
            <span className="figure__delta">
              {robotShare !== null && `${formatMetric(robotShare, 'ratio', locale)} · `}
              {t('explore.robotsNote')}
            </span>
          </button>
        </Tooltip>
      </li>
    </ul>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { rowsOf, totalsOf } from '../../api/answer-rows.js';
import { answerQuery } from '../../api/query.js';
import { BarList, BarListSkeleton, type BarRow } from '../../components/bar-list.js';
import { Delta } from '../../components/delta.js';
import { ErrorState } from '../../components/error-state.js';
import { ExportButton } from '../../components/export-button.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { Tabs } from '../../components/tabs.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { formatMetric, isAdditive } from '../../i18n/format-metric.js';
import { formatShare } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';
import { BREAKDOWN_METRICS, CARDS, ESTIMATED, SINGLES_OUT, type CardId } from './cards.js';
import { isFiltered } from './filters.js';
import { IpCredit } from './ip-credit.js';
import { useValueNames } from './use-value-names.js';
import { toneOf } from './tone.js';
import type { Explore } from './use-explore.js';

/** One card: the most of a dimension by a metric; a row filters the page. */
export function BreakdownCard({ explore, card }: { explore: Explore; card: CardId }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const catalogue = useCatalogue();
  const nameOf = useValueNames();
  const { state, queries, update } = explore;
  const aggregateOnly = explore.scope.aggregateOnly === true;
  const tabs = CARDS[card].filter((tab) => !aggregateOnly || !SINGLES_OUT.includes(tab));
  const dimension = tabs.find((tab) => tab === state.tabs[card]) ?? CARDS[card][0];
  const pageMetric = BREAKDOWN_METRICS.find((name) => name === state.metric) ?? BREAKDOWN_METRICS[0];
  const metric = catalogue.metric(state.metrics[card] ?? pageMetric);
  const query = queries.breakdown(dimension, metric.name);
  const answer = useQuery(answerQuery(query, { refetchMs: explore.refetchMs }));

  // A value that only robots brought has nothing to show here; the full table still lists it.
  const found =
    answer.data === undefined ? [] : rowsOf(answer.data).filter((row) => row.number(metric.name) !== 0);
  const withheld = answer.data?.meta.withheld_rows ?? 0;
  const longest = Math.max(...found.map((row) => row.number(metric.name) ?? 0), 0);
  const total = answer.data && totalsOf(answer.data)?.number(metric.name);
  // Before the first figures everything would be new, and nothing would be said by it.
  const comparable = Boolean(answer.data && totalsOf(answer.data)?.number(`previous_${metric.name}`));
  const rows = found.map((row): BarRow => {
    const key = row.text(dimension);
    const now = row.number(metric.name);
    const before = row.number(`previous_${metric.name}`);
    const label = dimension === 'article' ? row.text('title') || key : nameOf(dimension, key);
    const share = isAdditive(metric.unit) && total ? formatShare((now ?? 0) / total, locale, 0) : null;
    return {
      key,
      label,
      share: longest > 0 ? (now ?? 0) / longest : 0,
      value: formatMetric(now, metric.unit, locale),
      beside:
        state.compare === 'off' ? (
          share
        ) : comparable && isAdditive(metric.unit) && !before ? (
          t('explore.isNew')
        ) : (
          <Delta now={now} before={before} unit={metric.unit} tone={toneOf(metric.name, explore)} />
        ),
      picked: isFiltered(state.filters, dimension, key),
      long: dimension === 'article',
      ...pageOf(dimension, key, explore.scope.outlet),
    };
  });

  return (
    <Panel
      title={t(`explore.cards.${card}`)}
      className={`card card--${card}`}
      tools={
        <Select
          variant="borderless"
          size="small"
          popupMatchSelectWidth={false}
          aria-label={`${t(`explore.cards.${card}`)}: ${t('explore.metric')}`}
          value={metric.name}
          onChange={(name) =>
            update({ metrics: { ...state.metrics, [card]: name === pageMetric ? undefined : name } })
          }
          options={BREAKDOWN_METRICS.map((name) => ({ value: name, label: catalogue.metric(name).label }))}
        />
      }
    >
      {tabs.length > 1 && (
        <Tabs
          label={t(`explore.cards.${card}`)}
          tabs={tabs.map((key) => ({
            key,
            text: (
              <>
                {t(`explore.tabs.${key}`)}
                {ESTIMATED.includes(key) && <small> ({t('explore.estimate')})</small>}
              </>
            ),
          }))}
          current={dimension}
          onChange={(key) => update({ tabs: { ...state.tabs, [card]: key } })}
        />
      )}
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <BarListSkeleton />}
      {answer.isSuccess && rows.length === 0 && <Notice title={t('common.noData')} />}
      {answer.isSuccess && (
        <BarList
          rows={rows}
          label={t(`explore.tabs.${dimension}`)}
          {...(aggregateOnly ? {} : { onPick: (key: string) => explore.toggle(dimension, key) })}
        />
      )}
      <footer className="panel__foot">
        <span>
          {card === 'place' && <IpCredit />} {withheld > 0 && t('sector.withheld', { total: withheld })}
        </span>
        <span>
          <ExportButton query={query} name={`${dimension}-${metric.name}`} />
          <Button
            type="link"
            size="small"
            onClick={() =>
              update({ table: { dimension, sort: { metric: metric.name, direction: 'desc' }, page: 1 } })
            }
          >
            {t('explore.showAll')}
          </Button>
        </span>
      </footer>
    </Panel>
  );
}

/** Articles and outlets have pages of their own. */
function pageOf(dimension: string, key: string, outlet: number | undefined): { to?: string } {
  if (key === '') return {};
  if (dimension === 'outlet') return { to: `/outlets/${key}` };
  if (dimension !== 'article' || outlet === undefined) return {};
  return { to: `/outlets/${outlet}/articles/${encodeURIComponent(key)}` };
}

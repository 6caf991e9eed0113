import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answerQuery, GRANULARITIES, type Granularity } from '../../api/query.js';
import type { ChartHandle } from '../../components/chart/time-series-chart.js';
import { SeriesChart } from '../../components/chart/series-chart.js';
import { ErrorState } from '../../components/error-state.js';
import { ExportButton } from '../../components/export-button.js';
import { Panel } from '../../components/panel.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { SeriesLegend } from './series-legend.js';
import type { Explore } from './use-explore.js';

/** The chosen metric over time, over the compared period's line; a click on a day looks into that day. */
export function SeriesPanel({ explore }: { explore: Explore }) {
  const { t } = useTranslation();
  const { state, queries, update } = explore;
  const metric = useCatalogue().metric(state.metric);
  const query = queries.series();
  const answer = useQuery(answerQuery(query, { refetchMs: explore.refetchMs }));
  const chart = useRef<ChartHandle>(null);
  const grain = query.granularity ?? 'day';
  const pick = useCallback(
    (time: string) => {
      const day = time.slice(0, 10);
      if (grain === 'day') update({ period: { from: day, to: day }, grain: undefined });
    },
    [grain, update],
  );
  const grains = GRANULARITIES.filter((known) => queries.grains.includes(known));

  return (
    <Panel
      title={metric.label}
      className="series"
      tools={
        <>
          <SeriesLegend meta={answer.data?.meta} />
          <Select<Granularity | 'auto'>
            variant="borderless"
            size="small"
            aria-label={t('explore.grain')}
            popupMatchSelectWidth={false}
            value={state.grain ?? 'auto'}
            onChange={(next) => update({ grain: next === 'auto' ? undefined : next })}
            options={(['auto', ...grains] as const).map((value) => ({
              value,
              label: t(`explore.grains.${value}`),
            }))}
          />
          <ExportButton
            query={query}
            name={`${state.metric}-${grain}`}
            image={() => chart.current?.image()}
          />
        </>
      }
    >
      {answer.isError ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <SeriesChart
          answer={answer.data}
          answeredAt={answer.dataUpdatedAt}
          metric={metric}
          grain={answer.data?.meta.granularity ?? grain}
          ref={chart}
          onPick={grain === 'day' ? pick : undefined}
        />
      )}
    </Panel>
  );
}

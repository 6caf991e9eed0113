import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { answerQuery, type Granularity, type QueryDto } from '../../api/query.js';
import { SeriesChart } from '../../components/chart/series-chart.js';
import type { ChartHandle } from '../../components/chart/time-series-chart.js';
import { ErrorState } from '../../components/error-state.js';
import { ExportButton } from '../../components/export-button.js';
import { Panel } from '../../components/panel.js';
import { useCatalogue } from '../../components/use-catalogue.js';

interface Props {
  query: (metric: string, grain: Granularity) => QueryDto;
  grain: Granularity;
  /** For the names of exported files. */
  name: string;
}

export function ArticleSeries({ query, grain, name }: Props) {
  const metric = useCatalogue().metric('pageviews');
  const series = query('pageviews', grain);
  const answer = useQuery(answerQuery(series));
  const chart = useRef<ChartHandle>(null);
  return (
    <Panel
      title={metric.label}
      className="card card--content"
      tools={<ExportButton query={series} name={name} image={() => chart.current?.image()} />}
    >
      {answer.isError ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <SeriesChart
          answer={answer.data}
          answeredAt={answer.dataUpdatedAt}
          metric={metric}
          grain={grain}
          ref={chart}
          height={300}
          trimmed
        />
      )}
    </Panel>
  );
}

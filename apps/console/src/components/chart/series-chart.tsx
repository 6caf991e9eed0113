import { lazy, Suspense, useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Granularity, QueryAnswer } from '../../api/query.js';
import { changeOf } from '../../i18n/format-change.js';
import { formatMetric } from '../../i18n/format-metric.js';
import { formatBucket, formatBucketFull } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { useTheme } from '../../theme/theme-mode.js';
import type { MetricWords } from '../use-catalogue.js';
import { livedPoints, seriesPoints, type SeriesPoint } from './series-points.js';
import type { ChartHandle } from './time-series-chart.js';
import type { SeriesWords } from './time-series-option.js';

// ECharts comes only once there is a chart to draw.
const TimeSeriesChart = lazy(() => import('./time-series-chart.js'));

interface Props {
  answer: QueryAnswer | undefined;
  /** When the answer came, epoch ms. */
  answeredAt: number;
  metric: MetricWords;
  grain: Granularity;
  ref?: Ref<ChartHandle> | undefined;
  onPick?: ((time: string) => void) | undefined;
  height?: number;
  /** Only from the first view on. */
  trimmed?: boolean;
}

/** A metric's time series in words and colours of the reader. */
export function SeriesChart({
  answer,
  answeredAt,
  metric,
  grain,
  ref,
  onPick,
  height = 260,
  trimmed = false,
}: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { palette } = useTheme();
  const { name, unit } = metric;
  const points = useMemo(() => {
    const all = answer === undefined ? [] : seriesPoints(answer, name, answeredAt);
    return trimmed ? livedPoints(all) : all;
  }, [answer, name, answeredAt, trimmed]);
  const words = useMemo((): SeriesWords => {
    const manyDays = points[0]?.time.slice(0, 10) !== points.at(-1)?.time.slice(0, 10);
    return {
      axisLabel: (time) => formatBucket(time, grain, locale, manyDays),
      value: (value) => formatMetric(value, unit, locale),
      tooltip: (index) => {
        const point = points[index];
        if (point === undefined) return { title: '', lines: [] };
        const change = changeOf(point.value, point.previous, unit, locale);
        const title = formatBucketFull(point.time, grain, locale);
        const lines = [
          {
            label: t('explore.thisPeriod'),
            value: formatMetric(point.value, unit, locale, false),
            current: true,
          },
        ];
        if (point.previous !== null) {
          const before = formatMetric(point.previous, unit, locale, false);
          lines.push({
            label: t('explore.before'),
            value: change === undefined || point.open ? before : `${before} (${change.text})`,
            current: false,
          });
        }
        return { title: point.open ? `${title} · ${t('explore.provisional')}` : title, lines };
      },
    };
  }, [points, grain, locale, unit, t]);
  const top = highest(points);
  const summary = t('explore.chartSummary', {
    metric: metric.label,
    points: points.length,
    max: formatMetric(top?.value ?? null, unit, locale, false),
    at: top === undefined ? '' : formatBucketFull(top.time, grain, locale),
  });

  const waiting = <div className="series__waiting" style={{ height }} />;
  if (answer === undefined) return waiting;
  return (
    <Suspense fallback={waiting}>
      <TimeSeriesChart
        points={points}
        palette={palette}
        words={words}
        summary={summary}
        height={height}
        onPick={onPick}
        ref={ref}
      />
    </Suspense>
  );
}

function highest(points: SeriesPoint[]): SeriesPoint | undefined {
  return points.reduce<SeriesPoint | undefined>(
    (top, point) => ((point.value ?? -1) > (top?.value ?? -1) ? point : top),
    undefined,
  );
}

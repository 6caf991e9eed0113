import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { Palette } from '../../theme/palette.js';
import { echarts } from './echarts.js';
import type { SeriesPoint } from './series-points.js';
import { timeSeriesOption, type SeriesWords } from './time-series-option.js';

/** What the page may ask of a drawn chart. */
export interface ChartHandle {
  /** The chart as a PNG data address, on the page's own background. */
  image: () => string;
}

interface Props {
  points: SeriesPoint[];
  palette: Palette;
  words: SeriesWords;
  /** What the chart shows, for those who cannot see it. */
  summary: string;
  height: number;
  ref?: Ref<ChartHandle> | undefined;
  /** A click on a bucket. */
  onPick?: ((time: string) => void) | undefined;
}

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

export default function TimeSeriesChart({ points, palette, words, summary, height, ref, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof echarts.init>>(null);

  useEffect(() => {
    if (box.current === null) return undefined;
    const drawn = echarts.init(box.current);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(timeSeriesOption(points, palette, words, !reducedMotion.matches), {
      notMerge: true,
    });
  }, [points, palette, words]);

  useImperativeHandle(
    ref,
    () => ({
      image: () =>
        chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: palette.surface }) ?? '',
    }),
    [palette],
  );

  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null || onPick === undefined) return undefined;
    const pick = (event: { offsetX: number; offsetY: number }) => {
      const index: unknown = drawn.convertFromPixel({ xAxisIndex: 0 }, event.offsetX);
      const point = points[Number(index)];
      if (point !== undefined) onPick(point.time);
    };
    const surface = drawn.getZr();
    surface.on('click', pick);
    return () => {
      // On the way out the chart is gone before its listeners are.
      if (!drawn.isDisposed()) surface.off('click', pick);
    };
  }, [onPick, points]);

  return <div ref={box} role="img" aria-label={summary} style={{ height, width: '100%' }} />;
}

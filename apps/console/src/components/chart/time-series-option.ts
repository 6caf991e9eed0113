import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from '../../theme/palette.js';
import type { SeriesPoint } from './series-points.js';

export interface SeriesWords {
  axisLabel: (time: string) => string;
  value: (value: number) => string;
  /** HTML-free lines of the tooltip for the point at an index. */
  tooltip: (index: number) => { title: string; lines: { label: string; value: string; current: boolean }[] };
}

/** The line of the period over that of the comparison; the bucket that is still filling is dashed. */
export function timeSeriesOption(
  points: SeriesPoint[],
  palette: Palette,
  words: SeriesWords,
  animate: boolean,
): EChartsCoreOption {
  const openFrom = points.findIndex((point) => point.open);
  const settled = points.map((point, index) => (openFrom >= 0 && index >= openFrom ? null : point.value));
  const filling = points.map((point, index) =>
    openFrom >= 0 && index >= openFrom - 1 && index <= openFrom ? point.value : null,
  );
  const line = (data: (number | null)[], color: string, type: 'solid' | 'dashed', width: number) => ({
    type: 'line',
    data,
    smooth: 0.15,
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: points.length <= 2,
    lineStyle: { color, type, width },
    itemStyle: { color },
    emphasis: { disabled: true },
  });
  return {
    animation: animate,
    animationDuration: 350,
    aria: { enabled: true },
    grid: {
      left: 4,
      right: 10,
      top: 14,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    textStyle: { fontFamily: "'Be Vietnam Pro', 'Noto Sans', sans-serif", color: palette.muted },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map((point) => words.axisLabel(point.time)),
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, hideOverlap: true, margin: 10 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, fontSize: 12, formatter: (value: number) => words.value(value) },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'line', lineStyle: { color: palette.lineStrong, width: 1, type: 'dotted' } },
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 13 },
      formatter: (hits: { dataIndex: number }[]) =>
        tooltipNode(words.tooltip(hits[0]?.dataIndex ?? 0), palette),
    },
    series: [
      {
        ...line(
          points.map((point) => point.previous),
          palette.muted,
          'dashed',
          1.5,
        ),
        z: 1,
      },
      { ...line(settled, palette.accent, 'solid', 2.25), areaStyle: { color: palette.wash }, z: 2 },
      { ...line(filling, palette.accent, 'dashed', 2.25), z: 2 },
    ],
  };
}

/** Built as elements, never as markup: titles come from outlets. */
function tooltipNode(content: ReturnType<SeriesWords['tooltip']>, palette: Palette): HTMLElement {
  const root = document.createElement('div');
  const title = root.appendChild(document.createElement('div'));
  title.textContent = content.title;
  title.style.cssText = `color:${palette.muted};font-size:12px;margin-bottom:4px`;
  for (const { label, value, current } of content.lines) {
    const row = root.appendChild(document.createElement('div'));
    row.style.cssText = 'display:flex;justify-content:space-between;gap:20px';
    row.appendChild(document.createElement('span')).textContent = label;
    const strong = row.appendChild(document.createElement('strong'));
    strong.textContent = value;
    strong.style.color = current ? palette.accent : palette.muted;
  }
  return root;
}

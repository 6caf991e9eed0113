import { dashboard } from './dashboard.js';
import { MIXED } from './data-sources.js';
import { labelled } from './fields.js';
import type { Dashboard, PanelDraft } from './grafana-json.js';
import { heading } from './layout.js';
import { joinOutletNames, outletNames } from './outlet-names.js';
import { breakdownPanel, coursePanel, headlinePanel } from './panels.js';
import { SEVERAL_OUTLETS } from './variables.js';

const headline = (name: string): PanelDraft => headlinePanel(name, 'sector', { width: 4, height: 4 });

const breakdown = (dimension: string, metrics = ['visits', 'visitors']): PanelDraft =>
  breakdownPanel({ metrics, dimensions: [dimension], limit: 15 }, 'sector', { width: 8, height: 9 });

/** Figures of each outlet, with its name instead of its id. */
function outletsPanel(): PanelDraft {
  const metrics = [
    'pageviews',
    'visits',
    'visitors',
    'engaged_time',
    'engaged_time_per_pageview',
    'articles_read',
    'robot_share',
  ];
  const panel = breakdownPanel({ metrics, dimensions: ['outlet'], limit: 1000 }, 'sector', {
    width: 24,
    height: 12,
  });
  const { targets = [], fieldConfig } = panel;
  return {
    ...panel,
    datasource: MIXED,
    targets: [...targets, outletNames],
    transformations: joinOutletNames,
    ...(fieldConfig
      ? {
          fieldConfig: {
            ...fieldConfig,
            overrides: [...fieldConfig.overrides, labelled('name', { vi: 'Cơ quan báo chí', en: 'Outlet' })],
          },
        }
      : {}),
  };
}

/** The press of the country as a whole. */
export const sectorOverview = (): Dashboard =>
  dashboard({
    name: 'sector-overview',
    title: { vi: 'Toàn ngành báo chí', en: 'Sector overview' },
    description: {
      vi: 'Số liệu cộng của các cơ quan báo chí được chọn. Một người đọc hai báo là hai người đọc: không có mã nhận diện chung giữa các báo.',
      en: 'Figures of the chosen outlets together. A reader of two outlets is two readers: no identifier crosses outlets.',
    },
    refresh: '5m',
    from: 'now-29d/d',
    to: 'now',
    variables: [SEVERAL_OUTLETS],
    lines: [
      ['pageviews', 'visits', 'visitors', 'engaged_time', 'articles_read', 'media_time'].map(headline),
      [
        'engaged_time_per_pageview',
        'pages_per_visit',
        'bounce_rate',
        'articles_completed',
        'gross_pageviews',
        'robot_share',
      ].map(headline),
      [
        coursePanel(
          'Lượt xem và người đọc theo ngày · Views and readers by day',
          { metrics: ['pageviews', 'visits', 'visitors'], granularity: 'day' },
          'sector',
          { width: 16, height: 9 },
        ),
        coursePanel(
          'Nền tảng trong nước và nước ngoài · Domestic and foreign platforms',
          { metrics: ['visits'], dimensions: ['platform_origin'], granularity: 'day' },
          'sector',
          { width: 8, height: 9, bars: true, stacked: true },
        ),
      ],
      [
        coursePanel(
          'Thời gian chú tâm theo tuần · Engaged time by week',
          { metrics: ['engaged_time'], granularity: 'week' },
          'sector',
          { width: 8, height: 8, bars: true },
        ),
        coursePanel(
          'Robot theo ngày · Robots by day',
          { metrics: ['gross_pageviews', 'robot_pageviews'], granularity: 'day' },
          'sector',
          { width: 8, height: 8 },
        ),
        coursePanel(
          'Kênh theo ngày · Channels by day',
          { metrics: ['visits'], dimensions: ['channel'], granularity: 'day' },
          'sector',
          { width: 8, height: 8, bars: true, stacked: true },
        ),
      ],
      heading('Cơ quan báo chí · Outlets'),
      [outletsPanel()],
      heading('Nguồn vào và người đọc · Sources and readers'),
      [breakdown('channel'), breakdown('platform'), breakdown('platform_origin')],
      [breakdown('province'), breakdown('country'), breakdown('device')],
      heading('Nội dung · Content'),
      [
        breakdown('content_type', ['pageviews', 'engaged_time_per_pageview']),
        breakdown('published_age', ['pageviews', 'articles_read']),
        breakdown('access', ['pageviews', 'articles_read']),
      ],
    ],
  });

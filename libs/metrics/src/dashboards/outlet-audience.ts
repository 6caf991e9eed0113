import { dashboard } from './dashboard.js';
import type { Dashboard, PanelDraft } from './grafana-json.js';
import { heading } from './layout.js';
import { breakdownPanel, coursePanel, headlinePanel } from './panels.js';
import { ONE_OUTLET, ONE_SITE } from './variables.js';

const headline = (name: string): PanelDraft => headlinePanel(name, 'outlet', { width: 4, height: 4 });

const breakdown = (dimension: string, metrics = ['pageviews', 'visits'], limit = 10): PanelDraft =>
  breakdownPanel({ metrics, dimensions: [dimension], limit }, 'outlet', { width: 8, height: 9 });

/** What an outlet's managers look at: its readers, what they read, and where they come from. */
export const outletAudience = (): Dashboard =>
  dashboard({
    name: 'outlet-audience',
    title: { vi: 'Độc giả của cơ quan báo chí', en: 'Outlet audience' },
    description: {
      vi: 'Số liệu của một cơ quan báo chí hay một trang, theo ngày trọn vẹn giờ Việt Nam.',
      en: 'Figures of one outlet or site, by whole days in Vietnamese time.',
    },
    refresh: '1m',
    from: 'now-6d/d',
    to: 'now',
    variables: [ONE_OUTLET, ONE_SITE],
    lines: [
      ['pageviews', 'visits', 'visitors', 'engaged_time', 'articles_read', 'conversions'].map(headline),
      [
        'engaged_time_per_pageview',
        'pages_per_visit',
        'bounce_rate',
        'scroll_depth',
        'recirculation',
        'loyal_visitor_share',
      ].map(headline),
      [
        coursePanel(
          'Lượt xem và người đọc theo ngày · Views and readers by day',
          { metrics: ['pageviews', 'visits', 'visitors'], granularity: 'day' },
          'outlet',
          { width: 16, height: 9 },
        ),
        coursePanel(
          'Mới, quay lại, thân thiết · New, returning, loyal',
          { metrics: ['new_visitors', 'returning_visitors', 'loyal_visitors'], granularity: 'day' },
          'outlet',
          { width: 8, height: 9, bars: true, stacked: true },
        ),
      ],
      [
        coursePanel(
          'Lượt xem theo giờ · Page views by hour',
          { metrics: ['pageviews', 'visits'], granularity: 'hour' },
          'outlet',
          { width: 16, height: 8 },
        ),
        coursePanel(
          'Kênh theo ngày · Channels by day',
          { metrics: ['visits'], dimensions: ['channel'], granularity: 'day' },
          'outlet',
          { width: 8, height: 8, bars: true, stacked: true },
        ),
      ],
      heading('Nội dung · Content'),
      [
        breakdownPanel(
          {
            metrics: [
              'pageviews',
              'visits',
              'engaged_time_per_pageview',
              'scroll_depth',
              'articles_read',
              'articles_completed',
              'recirculation',
            ],
            dimensions: ['article', 'title'],
            limit: 25,
          },
          'outlet',
          { width: 24, height: 12 },
        ),
      ],
      [
        breakdown('section', ['pageviews', 'engaged_time_per_pageview']),
        breakdown('author', ['pageviews', 'articles_read']),
        breakdown('tag', ['pageviews', 'articles_read']),
      ],
      [breakdown('content_type'), breakdown('published_age'), breakdown('access')],
      heading('Nguồn vào · Sources'),
      [breakdown('channel', ['visits', 'bounce_rate']), breakdown('referrer'), breakdown('utm_campaign')],
      [
        breakdown('platform'),
        breakdown('platform_origin', ['visits', 'visitors']),
        breakdown('entry_page', ['visits', 'bounce_rate']),
      ],
      heading('Người đọc · Readers'),
      [
        breakdown('device', ['visits', 'visitors']),
        breakdown('province', ['visits', 'visitors']),
        breakdown('country', ['visits', 'visitors']),
      ],
      heading('Nghe, xem, chuyển đổi, robot · Media, conversions, robots'),
      [
        breakdownPanel(
          {
            metrics: ['media_plays', 'media_time', 'average_minute_audience'],
            dimensions: ['media', 'title'],
            limit: 10,
          },
          'outlet',
          { width: 12, height: 9 },
        ),
        breakdownPanel(
          { metrics: ['conversions', 'conversion_value'], dimensions: ['conversion_kind'], limit: 10 },
          'outlet',
          { width: 12, height: 9 },
        ),
      ],
      [
        'media_time',
        'conversion_value',
        'gross_pageviews',
        'robot_pageviews',
        'robot_share',
        'consented_visitors',
      ].map(headline),
    ],
  });

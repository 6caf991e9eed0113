import { accountByHourSql, accountByOutletSql, rejectionsSql } from './accounting-sql.js';
import { dashboard } from './dashboard.js';
import { CLICKHOUSE, MIXED } from './data-sources.js';
import { fieldConfig, labelled } from './fields.js';
import { freshnessAgeSql, ruleVersionSql } from './freshness-sql.js';
import type { Dashboard, FieldOverride, PanelDraft } from './grafana-json.js';
import { heading } from './layout.js';
import { joinOutletNames, outletNames } from './outlet-names.js';
import { coursePanel, seriesOptions, seriesStyle, statOptions, tableOptions } from './panels.js';
import { gauge, series } from './prometheus-panels.js';
import { seriesTarget, tableTarget } from './targets.js';
import { both } from './texts.js';
import { SEVERAL_SENDERS } from './variables.js';

const integer = { unit: 'locale', decimals: 0 };
const SIDES: FieldOverride[] = [
  labelled('accepted', { vi: 'Đã nhận', en: 'Accepted' }, integer),
  labelled('stored', { vi: 'Đã lưu', en: 'Stored' }, integer),
  labelled('rejected', { vi: 'Bị từ chối', en: 'Rejected' }, integer),
  labelled('duplicate', { vi: 'Trùng lặp', en: 'Duplicate' }, integer),
  labelled('pending', { vi: 'Đang chờ', en: 'Pending' }, integer),
];

const figuresAge: PanelDraft = {
  type: 'stat',
  title: 'Tuổi số liệu · Age of the figures',
  description: both({
    vi: 'Mọi sự kiện nhận trước khoảng này đã có trong số liệu.',
    en: 'Everything received longer ago than this is in the figures.',
  }),
  width: 4,
  height: 5,
  datasource: CLICKHOUSE,
  targets: [tableTarget(freshnessAgeSql)],
  fieldConfig: fieldConfig({
    unit: 'ms',
    color: { mode: 'thresholds' },
    thresholds: {
      mode: 'absolute',
      steps: [
        { color: 'green', value: null },
        { color: 'orange', value: 60_000 },
        { color: 'red', value: 300_000 },
      ],
    },
  }),
  options: statOptions('lastNotNull', false),
};

const ruleVersion: PanelDraft = {
  type: 'stat',
  title: 'Phiên bản luật · Rule version',
  description: both({
    vi: 'Luật phân loại robot và nguồn vào của các sự kiện mới nhất.',
    en: 'The rules that classify robots and sources, of the latest events.',
  }),
  width: 4,
  height: 5,
  datasource: CLICKHOUSE,
  targets: [tableTarget(ruleVersionSql)],
  fieldConfig: fieldConfig({ unit: 'none', decimals: 0, color: { mode: 'fixed', fixedColor: 'text' } }),
  options: statOptions('lastNotNull', false),
};

const accountByHour: PanelDraft = {
  type: 'timeseries',
  title: 'Đối soát theo giờ · Account by hour',
  description: both({
    vi: 'Đã nhận = đã lưu + bị từ chối + trùng lặp. Phần đang chờ vào sổ khi được tổng hợp.',
    en: 'Accepted = stored + rejected + duplicate. What is pending enters the account once it is assembled.',
  }),
  width: 16,
  height: 9,
  datasource: CLICKHOUSE,
  targets: [seriesTarget(accountByHourSql)],
  fieldConfig: fieldConfig({ ...seriesStyle(), ...integer }, SIDES),
  options: seriesOptions,
};

const rejections: PanelDraft = {
  type: 'timeseries',
  title: 'Từ chối theo lý do · Rejected by reason',
  description: both({
    vi: 'Sự kiện bị từ chối, theo giờ nhận và lý do.',
    en: 'Events refused, by hour of receipt and reason.',
  }),
  width: 8,
  height: 9,
  datasource: CLICKHOUSE,
  targets: [seriesTarget(rejectionsSql)],
  fieldConfig: fieldConfig({ ...seriesStyle({ bars: true, stacked: true }), ...integer }),
  options: seriesOptions,
};

const accountByOutlet: PanelDraft = {
  type: 'table',
  title: 'Đối soát theo cơ quan báo chí · Account by outlet',
  description: both({
    vi: 'Cột cuối phải là 0: mọi sự kiện đã nhận đều có mặt trong sổ.',
    en: 'The last column must be 0: every accepted event is accounted for.',
  }),
  width: 24,
  height: 9,
  datasource: MIXED,
  targets: [tableTarget(accountByOutletSql), outletNames],
  transformations: joinOutletNames,
  fieldConfig: fieldConfig({}, [
    labelled('name', { vi: 'Cơ quan báo chí', en: 'Outlet' }),
    ...SIDES,
    labelled('unaccounted', { vi: 'Lệch', en: 'Unaccounted' }, integer),
  ]),
  options: tableOptions,
};

/** What an operator watches. */
export const platformHealth = (): Dashboard =>
  dashboard({
    name: 'platform-health',
    title: { vi: 'Sức khoẻ nền tảng', en: 'Platform health' },
    description: {
      vi: 'Sự kiện vào, độ trễ, đối soát và các tiến trình.',
      en: 'Events coming in, delay, account and processes.',
    },
    refresh: '30s',
    from: 'now-6h',
    to: 'now',
    variables: [SEVERAL_SENDERS],
    lines: [
      [
        figuresAge,
        ruleVersion,
        gauge('sinkLag', 4),
        gauge('sinkBacklog', 4),
        gauge('eventRate', 4),
        gauge('deadLetters', 4),
      ],
      heading('Thu nhận · Collector'),
      [series('accepted', 8), series('refused', 8), series('refusedRequests', 8)],
      [series('stepTime', 12), series('stepEvents', 12)],
      [series('spool', 12), series('spoolAge', 12)],
      heading('Lưu và tổng hợp · Sink and aggregator'),
      [series('lag', 8), series('sinkBatches', 8), series('sinkRows', 8)],
      [
        gauge('aggregatorFailures', 4),
        series('aggregatorRuns', 8),
        coursePanel(
          'Lượt xem gộp và robot · Gross page views and robots',
          { metrics: ['gross_pageviews', 'robot_pageviews'], granularity: 'hour' },
          'sector',
          { width: 12, height: 8, timeFrom: '24h' },
        ),
      ],
      heading('Đối soát · Account'),
      [accountByHour, rejections],
      [accountByOutlet],
      heading('Tiến trình · Processes'),
      [series('requests', 12), series('requestTime', 12)],
      [series('memory', 8), series('eventLoop', 8), series('cpu', 8)],
    ],
  });

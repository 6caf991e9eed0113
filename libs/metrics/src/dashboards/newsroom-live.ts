import type { Text } from '../catalogue/types.js';
import { ENGAGED_MS, WINDOW_MINUTES } from '../statements/live-sql.js';
import { dashboard } from './dashboard.js';
import { CLICKHOUSE } from './data-sources.js';
import { catalogueOverrides, fieldConfig, labelled } from './fields.js';
import { storedUntilSql } from './freshness-sql.js';
import type { Dashboard, PanelDraft } from './grafana-json.js';
import { liveArticlesSql, liveBreakdownSql, liveMinutesSql, liveReadersSql } from './live-sql.js';
import {
  breakdownFields,
  coursePanel,
  seriesOptions,
  seriesStyle,
  statOptions,
  tableOptions,
} from './panels.js';
import { seriesTarget, tableTarget } from './targets.js';
import { both } from './texts.js';
import { ONE_OUTLET, ONE_SITE } from './variables.js';

const READERS: Text = { vi: 'Đang đọc', en: 'Readers now' };
const OPENED: Text = { vi: `Mở trong ${WINDOW_MINUTES} phút`, en: `Opened in ${WINDOW_MINUTES} min` };
const seconds = ENGAGED_MS / 1000;
const WHAT_A_READER_IS = both({
  vi: `Lượt xem có hoạt động trong ${seconds} giây gần nhất.`,
  en: `Page views with activity in the last ${seconds} seconds.`,
});
const integer = { unit: 'locale', decimals: 0 };

const readersNow: PanelDraft = {
  type: 'stat',
  title: both(READERS),
  description: WHAT_A_READER_IS,
  width: 5,
  height: 9,
  datasource: CLICKHOUSE,
  targets: [tableTarget(liveReadersSql)],
  fieldConfig: fieldConfig({ ...integer, color: { mode: 'fixed', fixedColor: 'green' } }),
  options: statOptions('lastNotNull', false),
};

const storedUntil: PanelDraft = {
  type: 'stat',
  title: 'Số liệu đến · Figures until',
  description: both({
    vi: 'Mọi sự kiện nhận trước lúc này đã có trong kho.',
    en: 'Everything received before this time is in the store.',
  }),
  width: 8,
  height: 8,
  datasource: CLICKHOUSE,
  targets: [tableTarget(storedUntilSql)],
  fieldConfig: fieldConfig({ unit: 'dateTimeFromNow', color: { mode: 'fixed', fixedColor: 'text' } }),
  options: statOptions('lastNotNull', false),
};

const byMinute: PanelDraft = {
  type: 'timeseries',
  title: 'Người đọc theo phút · Readers by minute',
  description: both({
    vi: `Lượt xem có hoạt động trong từng phút của ${WINDOW_MINUTES} phút gần nhất.`,
    en: `Page views with activity in each of the last ${WINDOW_MINUTES} minutes.`,
  }),
  width: 19,
  height: 9,
  datasource: CLICKHOUSE,
  targets: [seriesTarget(liveMinutesSql)],
  fieldConfig: fieldConfig({ ...seriesStyle({ bars: true }), ...integer }, [labelled('readers', READERS)]),
  options: seriesOptions,
};

const articles: PanelDraft = {
  type: 'table',
  title: 'Bài đang được đọc · Articles being read',
  description: WHAT_A_READER_IS,
  width: 24,
  height: 12,
  datasource: CLICKHOUSE,
  targets: [tableTarget(liveArticlesSql)],
  fieldConfig: breakdownFields(
    fieldConfig({ color: { mode: 'fixed', fixedColor: 'green' } }, [
      ...catalogueOverrides([], ['article', 'title', 'section']),
      labelled('readers', READERS, integer),
      labelled('opened', OPENED, integer),
    ]),
    'readers',
  ),
  options: tableOptions,
};

/** @param kind a dimension that the live view is broken down by */
function breakdown(kind: string, title: string, width: number): PanelDraft {
  return {
    type: 'table',
    title,
    description: WHAT_A_READER_IS,
    width,
    height: 8,
    datasource: CLICKHOUSE,
    targets: [tableTarget(liveBreakdownSql(kind))],
    fieldConfig: breakdownFields(
      fieldConfig({ color: { mode: 'fixed', fixedColor: 'green' } }, [
        ...catalogueOverrides([], [kind]),
        labelled('readers', READERS, integer),
      ]),
      'readers',
    ),
    options: tableOptions,
  };
}

const lastDay = coursePanel(
  'Lượt xem 24 giờ qua · Page views of the last 24 hours',
  { metrics: ['pageviews'], granularity: 'hour' },
  'outlet',
  { width: 24, height: 7, bars: true, timeFrom: '24h' },
);

/** The newsroom's present, for the desk and the wall. */
export const newsroomLive = (): Dashboard =>
  dashboard({
    name: 'newsroom-live',
    title: { vi: 'Toà soạn trực tiếp', en: 'Newsroom live' },
    description: {
      vi: 'Ai đang đọc gì, ngay lúc này.',
      en: 'Who is reading what, right now.',
    },
    refresh: '5s',
    from: `now-${WINDOW_MINUTES}m`,
    to: 'now',
    variables: [ONE_OUTLET, ONE_SITE],
    lines: [
      [readersNow, byMinute],
      [articles],
      [
        breakdown('channel', 'Kênh · Channels', 8),
        breakdown('referrer', 'Nguồn giới thiệu · Referrers', 8),
        breakdown('section', 'Chuyên mục · Sections', 8),
      ],
      [
        breakdown('device', 'Thiết bị · Devices', 8),
        breakdown('country', 'Quốc gia · Countries', 8),
        storedUntil,
      ],
      [lastDay],
    ],
  });

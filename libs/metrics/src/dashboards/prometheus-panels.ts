import type { Text } from '../catalogue/types.js';
import { PROMETHEUS } from './data-sources.js';
import { fieldConfig } from './fields.js';
import type { PanelDraft } from './grafana-json.js';
import { seriesOptions, seriesStyle, statOptions } from './panels.js';
import { prometheusTarget } from './targets.js';
import { both } from './texts.js';

interface Watched {
  title: Text;
  description: Text;
  unit: string;
  queries: [expr: string, legend: string][];
}

const watched = (title: Text, description: Text, unit: string, ...queries: Watched['queries']): Watched => ({
  title,
  description,
  unit,
  queries,
});

const text = (vi: string, en: string): Text => ({ vi, en });
const rate = (selector: string): string => `rate(${selector}[$__rate_interval])`;
const quantile = (q: number, histogram: string, by = 'le'): string =>
  `histogram_quantile(${q}, sum by (${by}) (${rate(`${histogram}_bucket`)}))`;

const WATCHED = {
  eventRate: watched(
    text('Sự kiện mỗi giây', 'Events a second'),
    text('Sự kiện đã nằm chắc trong nhật ký.', 'Events that are durable in the log.'),
    'eps',
    [`sum(${rate('nhipbao_collector_accepted_events_total')})`, 'events'],
  ),
  sinkLag: watched(
    text('Trễ lưu kho', 'Sink delay'),
    text('Tuổi của bản ghi cũ nhất chưa vào kho.', 'Age of the oldest log record not yet in the store.'),
    's',
    ['max(nhipbao_sink_lag_seconds)', 'delay'],
  ),
  sinkBacklog: watched(
    text('Chờ lưu kho', 'Sink backlog'),
    text('Bản ghi chưa vào kho.', 'Log records not yet in the store.'),
    'locale',
    // Every sink tells the lag of them all.
    ['max(nhipbao_sink_lag_records)', 'records'],
  ),
  aggregatorFailures: watched(
    text('Lỗi tổng hợp', 'Aggregator failures'),
    text(
      'Lần chạy hỏng trong khoảng thời gian, đều được chạy lại.',
      'Runs that failed in the range; each is tried again.',
    ),
    'locale',
    ['sum(increase(nhipbao_aggregator_failures_total[$__range]))', 'failures'],
  ),
  accepted: watched(
    text('Sự kiện nhận mỗi giây', 'Events accepted a second'),
    text(
      'Sự kiện đã nằm chắc trong nhật ký, theo tiến trình.',
      'Events that are durable in the log, by process.',
    ),
    'eps',
    [`sum by (instance) (${rate('nhipbao_collector_accepted_events_total')})`, '{{instance}}'],
  ),
  refused: watched(
    text('Sự kiện bị từ chối mỗi giây', 'Events refused a second'),
    text('Theo lý do.', 'By reason.'),
    'eps',
    [`sum by (reason) (${rate('nhipbao_collector_refused_events_total')})`, '{{reason}}'],
  ),
  refusedRequests: watched(
    text('Yêu cầu bị từ chối mỗi giây', 'Requests refused a second'),
    text(
      'Không đọc được hoặc không lưu được, theo mã lỗi.',
      'Unreadable or not to be stored, by error code.',
    ),
    'reqps',
    [`sum by (code) (${rate('nhipbao_collector_refused_requests_total')})`, '{{code}}'],
  ),
  stepTime: watched(
    text('Thời gian mỗi sự kiện theo bước', 'Time per event by step'),
    text(
      'Thời gian của mỗi bước thu nhận chia cho số sự kiện tới bước đó.',
      'Time of each step of the collector over the events that reached it.',
    ),
    's',
    [
      `sum by (step) (${rate('nhipbao_collector_step_seconds_total')}) / sum by (step) (${rate('nhipbao_collector_step_events_total')})`,
      '{{step}}',
    ],
  ),
  stepEvents: watched(
    text('Sự kiện tới từng bước', 'Events that reach each step'),
    text(
      'Chênh lệch giữa hai bước là số bị từ chối ở bước trước.',
      'The difference of two steps is what the former refused.',
    ),
    'eps',
    [`sum by (step) (${rate('nhipbao_collector_step_events_total')})`, '{{step}}'],
  ),
  lag: watched(
    text('Trễ lưu kho theo thời gian', 'Sink delay over time'),
    text('Tuổi của bản ghi cũ nhất chưa vào kho.', 'Age of the oldest log record not yet in the store.'),
    's',
    ['max by (instance) (nhipbao_sink_lag_seconds)', '{{instance}}'],
  ),
  sinkBatches: watched(
    text('Thời gian một lô lưu', 'Time of a stored batch'),
    text(
      'Từ lúc có lô đến lúc ghi vị trí: trung vị và 95 %.',
      'From a batch in hand to its position: median and 95th percentile.',
    ),
    's',
    [quantile(0.5, 'nhipbao_sink_batch_seconds'), 'p50'],
    [quantile(0.95, 'nhipbao_sink_batch_seconds'), 'p95'],
  ),
  sinkRows: watched(
    text('Dòng lưu mỗi giây', 'Rows stored a second'),
    text('Theo bảng; bản ghi giao lại được đếm lại.', 'By table; a redelivered record counts again.'),
    'ops',
    [`sum by (table) (${rate('nhipbao_sink_rows_total')})`, '{{table}}'],
  ),
  aggregatorRuns: watched(
    text('Thời gian một lần tổng hợp', 'Time of an aggregation'),
    text('95 % các lần chạy nhanh hơn, theo việc.', 'The 95th percentile of runs, by stage.'),
    's',
    [quantile(0.95, 'nhipbao_aggregator_run_seconds', 'le, stage'), '{{stage}}'],
  ),
  spool: watched(
    text('Bộ đệm trên đĩa', 'Spool'),
    text(
      'Sự kiện mà mỗi tiến trình thu nhận giữ trên đĩa khi Kafka vắng mặt.',
      'Events that each collector keeps on its disk while Kafka is away.',
    ),
    'bytes',
    ['nhipbao_spool_bytes', '{{instance}}'],
  ),
  spoolAge: watched(
    text('Tuổi bộ đệm', 'Age of the spool'),
    text('Sự kiện cũ nhất còn trong bộ đệm.', 'The oldest event in the spool.'),
    's',
    ['nhipbao_spool_age_seconds', '{{instance}}'],
  ),
  deadLetters: watched(
    text('Thư chết', 'Dead letters'),
    text(
      'Bản ghi không lưu được trong khoảng thời gian, chờ xem xét.',
      'Records of the range that could not be stored and wait to be looked at.',
    ),
    'locale',
    ['sum(increase(nhipbao_sink_buried_total[$__range]))', 'records'],
  ),
  requests: watched(
    text('Yêu cầu mỗi giây', 'Requests a second'),
    text('Theo tiến trình và mã trả lời.', 'By process and status.'),
    'reqps',
    [`sum by (job, status) (${rate('nhipbao_http_request_seconds_count')})`, '{{job}} {{status}}'],
  ),
  requestTime: watched(
    text('Thời gian trả lời', 'Time of an answer'),
    text('95 % yêu cầu nhanh hơn, theo tiến trình.', 'The 95th percentile, by process.'),
    's',
    [quantile(0.95, 'nhipbao_http_request_seconds', 'le, job'), '{{job}}'],
  ),
  memory: watched(
    text('Bộ nhớ', 'Memory'),
    text('Bộ nhớ thường trú của tiến trình.', 'Resident memory of the process.'),
    'bytes',
    ['process_resident_memory_bytes', '{{instance}}'],
  ),
  eventLoop: watched(
    text('Vòng sự kiện trễ', 'Event loop delay'),
    text('99 % các lần trễ ngắn hơn.', 'The 99th percentile.'),
    's',
    ['nodejs_eventloop_lag_p99_seconds', '{{instance}}'],
  ),
  cpu: watched(text('Bộ xử lý', 'Processor'), text('Số nhân đang dùng.', 'Cores in use.'), 'none', [
    rate('process_cpu_seconds_total'),
    '{{instance}}',
  ]),
} satisfies Record<string, Watched>;

type WatchedName = keyof typeof WATCHED;

function panel(name: WatchedName, width: number, height: number): Omit<PanelDraft, 'type' | 'fieldConfig'> {
  const { title, description, queries } = WATCHED[name];
  return {
    title: both(title),
    description: both(description),
    width,
    height,
    datasource: PROMETHEUS,
    targets: queries.map(([expr, legend], index) =>
      prometheusTarget(expr, legend, String.fromCharCode('A'.charCodeAt(0) + index)),
    ),
  };
}

/** What is watched, as its latest value. */
export const gauge = (name: WatchedName, width: number): PanelDraft => ({
  type: 'stat',
  ...panel(name, width, 5),
  fieldConfig: fieldConfig({ unit: WATCHED[name].unit, color: { mode: 'fixed', fixedColor: 'blue' } }),
  options: statOptions('lastNotNull', true),
});

/** What is watched, over time. */
export const series = (name: WatchedName, width: number): PanelDraft => ({
  type: 'timeseries',
  ...panel(name, width, 8),
  fieldConfig: fieldConfig({ ...seriesStyle(), unit: WATCHED[name].unit }),
  options: seriesOptions,
});

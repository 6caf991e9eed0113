import type { Text, Unit } from '../catalogue/types.js';
import type { Json } from './grafana-json.js';

/** Both languages of a text in one line, Vietnamese first. */
export const both = ({ vi, en }: Text): string => `${vi} · ${en}`;

/** Grafana's unit of a catalogue unit. */
export const GRAFANA_UNITS: Record<Unit, string> = {
  count: 'locale',
  ms: 'ms',
  ratio: 'percentunit',
  percent: 'percent',
  number: 'none',
  currency: 'currencyVND',
};

/** Decimals that are shown; counts and amounts have none. */
export const DECIMALS: Record<Unit, number> = {
  count: 0,
  ms: 1,
  ratio: 1,
  percent: 0,
  number: 2,
  currency: 0,
};

const text = (vi: string, en: string): Text => ({ vi, en });

/** Names of values that the figures carry as codes. */
const VALUE_NAMES: Record<string, Record<string, Text>> = {
  channel: {
    direct: text('Trực tiếp', 'Direct'),
    internal: text('Nội bộ', 'Internal'),
    search: text('Tìm kiếm', 'Search'),
    social: text('Mạng xã hội', 'Social'),
    messaging: text('Nhắn tin', 'Messaging'),
    aggregator: text('Tổng hợp tin', 'Aggregator'),
    newsletter: text('Bản tin thư', 'Newsletter'),
    campaign: text('Chiến dịch', 'Campaign'),
    ai_assistant: text('Trợ lý AI', 'AI assistant'),
    other: text('Khác', 'Other'),
  },
  platform_origin: { domestic: text('Trong nước', 'Domestic'), foreign: text('Nước ngoài', 'Foreign') },
  device: {
    mobile: text('Điện thoại', 'Phone'),
    tablet: text('Máy tính bảng', 'Tablet'),
    desktop: text('Máy tính', 'Computer'),
    tv: text('Ti vi', 'TV'),
    other: text('Khác', 'Other'),
  },
};

/** Value mappings of a dimension's column: codes by their names, and what nobody stated. */
export function valueMappings(dimension: string): Json {
  const names = { '': text('(không rõ)', 'not stated'), ...VALUE_NAMES[dimension] };
  const options = Object.entries(names).map(([value, name], index) => [value, { text: both(name), index }]);
  return [{ type: 'value', options: Object.fromEntries(options) as Json }];
}

/** The codes of a dimension with their names. */
export const valueNames = (dimension: string): [value: string, name: string][] =>
  Object.entries(VALUE_NAMES[dimension] ?? {}).map(([value, name]) => [value, both(name)]);

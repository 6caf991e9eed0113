import type { Locale } from '../api/catalogue.js';

type Names = Record<string, Record<string, string>>;

/** Names of the closed sets of values that the API tells by code. */
const VALUE_NAMES: Record<Locale, Names> = {
  vi: {
    channel: {
      direct: 'Trực tiếp',
      internal: 'Nội bộ',
      search: 'Tìm kiếm',
      social: 'Mạng xã hội',
      messaging: 'Nhắn tin',
      aggregator: 'Trang tổng hợp tin',
      newsletter: 'Bản tin thư',
      campaign: 'Chiến dịch',
      ai_assistant: 'Trợ lý AI',
      other: 'Khác',
    },
    platform_origin: { domestic: 'Nền tảng trong nước', foreign: 'Nền tảng nước ngoài' },
    device: {
      mobile: 'Điện thoại',
      tablet: 'Máy tính bảng',
      desktop: 'Máy tính',
      tv: 'Ti vi',
      other: 'Khác',
    },
    kind: {
      central_paper: 'Báo trung ương',
      local_paper: 'Báo địa phương',
      magazine: 'Tạp chí',
      journal: 'Tạp chí khoa học',
      radio: 'Phát thanh',
      television: 'Truyền hình',
    },
    role: {
      operator: 'Vận hành nền tảng',
      regulator: 'Cơ quan quản lý',
      outlet_manager: 'Quản lý cơ quan báo chí',
      outlet_analyst: 'Chuyên viên phân tích',
    },
  },
  en: {
    channel: {
      direct: 'Direct',
      internal: 'Internal',
      search: 'Search',
      social: 'Social',
      messaging: 'Messaging',
      aggregator: 'News aggregators',
      newsletter: 'Newsletter',
      campaign: 'Campaigns',
      ai_assistant: 'AI assistants',
      other: 'Other',
    },
    platform_origin: { domestic: 'Domestic platforms', foreign: 'Foreign platforms' },
    device: { mobile: 'Phone', tablet: 'Tablet', desktop: 'Computer', tv: 'TV', other: 'Other' },
    kind: {
      central_paper: 'Central newspaper',
      local_paper: 'Local newspaper',
      magazine: 'Magazine',
      journal: 'Scientific journal',
      radio: 'Radio',
      television: 'Television',
    },
    role: {
      operator: 'Platform operator',
      regulator: 'Regulator',
      outlet_manager: 'Outlet manager',
      outlet_analyst: 'Outlet analyst',
    },
  },
};
const EMPTY: Record<Locale, Record<string, string>> = {
  vi: {
    referrer: 'Không có trang dẫn',
    platform: 'Không qua nền tảng',
    platform_origin: 'Không qua nền tảng',
  },
  en: { referrer: 'No referrer', platform: 'No platform', platform_origin: 'No platform' },
};
const UNKNOWN: Record<Locale, string> = { vi: '(không rõ)', en: '(unknown)' };

/** A dimension's value as a person reads it; what has no name of its own is shown as the API tells it. */
export function nameOfValue(dimension: string, value: string, locale: Locale): string {
  if (value === '') return EMPTY[locale][dimension] ?? UNKNOWN[locale];
  if (dimension === 'country') return countryName(value, locale);
  return VALUE_NAMES[locale][dimension]?.[value] ?? value;
}

function countryName(code: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

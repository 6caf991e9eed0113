import type { Dimension, DimensionLevel, Text } from './types.js';

const text = (vi: string, en: string): Text => ({ vi, en });

type Options = Partial<Pick<Dimension, 'sql' | 'type' | 'rollup' | 'parallel' | 'labelSql'>> & {
  column?: string;
};

function dimension(
  name: string,
  level: DimensionLevel,
  label: Text,
  description: Text,
  options: Options = {},
): Dimension {
  const column = options.column ?? name;
  return { name, level, label, description, type: 'string', rollup: 'day', sql: () => column, ...options };
}

const AGE = `multiIf(published_at = 0 OR article_id = '', '', ts < published_at + 3600, '0-1h', ts < published_at + 21600, '1-6h', ts < published_at + 86400, '6-24h', ts < published_at + 604800, '1-7d', ts < published_at + 2592000, '7-30d', '30d+')`;

const ofVisit = text('Của lượt truy cập, lấy ở trang đầu.', 'Of the visit, taken at its first page.');
const ofPage = text('Của lượt xem trang.', 'Of the page view.');
const asPublished = text(
  'Như bài viết khai báo lúc được xem.',
  'As the article declared it when it was viewed.',
);
const estimated = text('Ước tính từ địa chỉ mạng.', 'An estimate from the network address.');

/** Every dimension of the product. Time is not among them: a query groups by it through its granularity. */
export const DIMENSIONS: readonly Dimension[] = [
  dimension(
    'outlet',
    'outlet',
    text('Cơ quan báo chí', 'Outlet'),
    text('Mã cơ quan báo chí.', 'The outlet’s id.'),
    { type: 'number', column: 'outlet_id', rollup: 'hour' },
  ),
  dimension(
    'site',
    'page_view',
    text('Trang', 'Site'),
    text('Mã trang của cơ quan báo chí.', 'The id of the outlet’s site.'),
    { type: 'number', column: 'site_id', rollup: 'hour' },
  ),
  dimension('article', 'page_view', text('Bài viết', 'Article'), text('Mã bài viết.', 'The article’s id.'), {
    column: 'article_id',
    rollup: 'hour',
    labelSql: 'title',
  }),
  dimension(
    'title',
    'page_view',
    text('Tiêu đề', 'Title'),
    text(
      'Tiêu đề trang lúc được xem; cùng với bài viết: tiêu đề mới nhất của bài.',
      'The page’s title when viewed; beside article: the article’s latest title.',
    ),
    { rollup: 'none' },
  ),
  dimension('author', 'list', text('Tác giả', 'Author'), asPublished, {
    column: 'authors',
    parallel: ['authors'],
  }),
  dimension('section', 'page_view', text('Chuyên mục', 'Section'), asPublished, { rollup: 'hour' }),
  dimension('tag', 'list', text('Chủ đề', 'Tag'), asPublished, { column: 'tags', parallel: ['tags'] }),
  dimension('content_type', 'page_view', text('Thể loại', 'Content type'), asPublished),
  dimension('access', 'page_view', text('Quyền đọc', 'Access'), asPublished),
  dimension(
    'published_age',
    'page_view',
    text('Tuổi bài', 'Age of article'),
    text('Từ lúc xuất bản đến lúc được xem.', 'From publication to the view.'),
    { sql: () => AGE },
  ),
  dimension('page', 'page_view', text('Địa chỉ trang', 'Page'), ofPage),
  dimension('channel', 'visit', text('Kênh', 'Channel'), ofVisit, { rollup: 'hour' }),
  dimension('referrer', 'visit', text('Nguồn giới thiệu', 'Referrer'), ofVisit),
  dimension('platform', 'visit', text('Nền tảng', 'Platform'), ofVisit),
  dimension('platform_origin', 'visit', text('Trong nước, nước ngoài', 'Domestic or foreign'), ofVisit),
  dimension('utm_source', 'visit', text('Nguồn chiến dịch', 'Campaign source'), ofVisit),
  dimension('utm_medium', 'visit', text('Phương tiện chiến dịch', 'Campaign medium'), ofVisit),
  dimension('utm_campaign', 'visit', text('Chiến dịch', 'Campaign'), ofVisit),
  dimension('country', 'visit', text('Quốc gia', 'Country'), estimated),
  dimension('province', 'visit', text('Tỉnh, thành', 'Province'), estimated),
  dimension('device', 'visit', text('Thiết bị', 'Device'), ofVisit),
  dimension('browser', 'visit', text('Trình duyệt', 'Browser'), ofVisit),
  dimension('os', 'visit', text('Hệ điều hành', 'Operating system'), ofVisit),
  dimension('entry_page', 'visit', text('Trang vào', 'Entry page'), ofVisit),
  dimension(
    'exit_page',
    'visit',
    text('Trang ra', 'Exit page'),
    text('Trang cuối của lượt truy cập.', 'The visit’s last page.'),
  ),
  dimension('media', 'list', text('Nội dung nghe, xem', 'Media item'), ofPage, {
    column: 'media_ids',
    labelSql: 'media_titles[1]',
    parallel: ['media_ids', 'media_kinds', 'media_titles', 'media_played_ms', 'media_duration_ms'],
  }),
  dimension('conversion_kind', 'list', text('Loại chuyển đổi', 'Conversion kind'), ofPage, {
    column: 'conversion_kinds',
    parallel: ['conversion_kinds', 'conversion_values', 'conversion_currencies'],
  }),
  dimension(
    'hour_of_day',
    'page_view',
    text('Giờ trong ngày', 'Hour of day'),
    text('0–23, giờ địa phương.', '0–23, local time.'),
    { type: 'number', rollup: 'none', sql: ({ localTime }) => `toHour(${localTime})` },
  ),
  dimension(
    'day_of_week',
    'page_view',
    text('Ngày trong tuần', 'Day of week'),
    text('1 là thứ Hai.', '1 is Monday.'),
    { type: 'number', rollup: 'none', sql: ({ localTime }) => `toDayOfWeek(${localTime})` },
  ),
];

export const dimensionByName: ReadonlyMap<string, Dimension> = new Map(DIMENSIONS.map((d) => [d.name, d]));

/** Dimensions that the cells of a rollup are computed for; outlet and site are keys of the cells instead. */
export const rolledDimensions = (granularity: 'hour' | 'day'): Dimension[] =>
  DIMENSIONS.filter(
    (d) => (d.rollup === 'hour' || d.rollup === granularity) && d.name !== 'outlet' && d.name !== 'site',
  );

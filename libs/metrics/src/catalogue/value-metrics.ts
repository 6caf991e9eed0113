import { measure, metric, ratio, text } from './metric.js';
import type { Metric } from './types.js';

/** Media, conversions and traffic that is set apart. */
export const VALUE_METRICS: readonly Metric[] = [
  metric(
    'media_plays',
    'count',
    'page_view',
    measure('media_plays'),
    text('Lượt phát', 'Media plays'),
    text(
      'Số nội dung âm thanh, video, trực tiếp được phát trên mỗi lượt xem.',
      'Audio, video and live items played, per page view.',
    ),
  ),
  metric(
    'media_time',
    'ms',
    'page_view',
    measure('media_time'),
    text('Thời gian nghe, xem', 'Media time'),
    text(
      'Hợp của các đoạn đã phát: tua lại không cộng thêm.',
      'Union of the played intervals: seeking back adds nothing.',
    ),
  ),
  metric(
    'average_minute_audience',
    'number',
    'media_day',
    ratio('media_time', 'programme_time'),
    text('Khán giả trung bình mỗi phút', 'Average-minute audience'),
    text(
      'Tổng thời gian đã phát chia cho thời lượng chương trình, mỗi chương trình một lần mỗi ngày.',
      'Total time played divided by the length of the programmes, each counted once a day.',
    ),
  ),
  metric(
    'conversions',
    'count',
    'conversion',
    measure('conversions'),
    text('Chuyển đổi', 'Conversions'),
    text('Đăng ký, đặt mua, ủng hộ, nhận bản tin…', 'Registrations, subscriptions, donations, newsletters…'),
  ),
  metric(
    'conversion_value',
    'currency',
    'conversion',
    measure('conversion_value'),
    text('Giá trị chuyển đổi', 'Conversion value'),
    text(
      'Tổng giá trị bằng đồng Việt Nam; giá trị bằng tiền khác không cộng vào.',
      'Total in Vietnamese đồng; values in other currencies are not added.',
    ),
  ),
  metric(
    'robot_pageviews',
    'count',
    'page_view',
    measure('robot_pageviews'),
    text('Lượt xem của robot', 'Robot page views'),
    text(
      'Lượt xem bị phân loại không phải của người, nằm ngoài số chính.',
      'Page views classified as not human, kept out of the headline figure.',
    ),
  ),
  metric(
    'robot_share',
    'ratio',
    'page_view',
    ratio('robot_pageviews', 'gross_pageviews'),
    text('Tỷ lệ robot', 'Robot share'),
    text('Lượt xem của robot trên tổng lượt xem gộp.', 'Robot page views over gross page views.'),
  ),
  metric(
    'gross_pageviews',
    'count',
    'page_view',
    measure('gross_pageviews'),
    text('Lượt xem gộp', 'Gross page views'),
    text(
      'Mọi lượt xem nhận được, kể cả robot và mở lặp.',
      'All page views received, robots and repeated ones included.',
    ),
  ),
];

import { measure, metric, ratio, text } from './metric.js';
import type { Metric } from './types.js';

/** Page views, visits, readers and what they read. */
export const READING_METRICS: readonly Metric[] = [
  metric(
    'pageviews',
    'count',
    'page_view',
    measure('pageviews'),
    text('Lượt xem trang', 'Page views'),
    text(
      'Trang được người đọc mở và hiển thị; hai lần mở cùng một trang trong 30 giây tính một lần; không tính robot.',
      'Pages opened by a person and rendered; the same page opened twice within 30 seconds counts once; robots set apart.',
    ),
  ),
  metric(
    'visits',
    'count',
    'visit',
    measure('visits'),
    text('Lượt truy cập', 'Visits'),
    text(
      'Chuỗi hoạt động của một người đọc, kết thúc sau 30 phút không hoạt động. Theo bài hay chuyên mục: số lượt có xem bài hay chuyên mục đó.',
      'A run of one reader’s activity that ends after 30 minutes without any. By article or section: the visits that touched it, once a day.',
    ),
  ),
  metric(
    'visitors',
    'count',
    'visitor_day',
    measure('visitors'),
    text('Người đọc theo ngày', 'Daily visitors'),
    text(
      'Số người đọc khác nhau mỗi ngày, cộng theo ngày. Không phải số người khác nhau của cả kỳ.',
      'Different readers on each day, added up over days: not the number of different people in the period.',
    ),
  ),
  metric(
    'engaged_time',
    'ms',
    'page_view',
    measure('engaged_time'),
    text('Thời gian chú tâm', 'Engaged time'),
    text(
      'Thời gian trang hiện trên màn hình, đang được chú ý và có thao tác trong 5 giây gần nhất, hoặc đang phát nội dung.',
      'Time with the page visible, in focus and an input within the last 5 seconds, or media playing.',
    ),
  ),
  metric(
    'engaged_time_per_pageview',
    'ms',
    'page_view',
    ratio('engaged_time', 'pageviews'),
    text('Chú tâm mỗi lượt xem', 'Engaged time per page view'),
    text('Thời gian chú tâm chia cho lượt xem trang.', 'Engaged time divided by page views.'),
  ),
  metric(
    'visit_duration',
    'ms',
    'visit',
    ratio('visit_time', 'entries'),
    text('Thời lượng truy cập', 'Visit duration'),
    text(
      'Từ lúc mở đến hoạt động cuối, trung bình trên mọi lượt truy cập bắt đầu ở đây, kể cả lượt một trang.',
      'From the first page to the last activity, averaged over all visits that began here, single-page ones included.',
    ),
  ),
  metric(
    'pages_per_visit',
    'number',
    'visit',
    ratio('pageviews', 'visits'),
    text('Số trang mỗi lượt', 'Pages per visit'),
    text('Lượt xem trang chia cho lượt truy cập.', 'Page views divided by visits.'),
  ),
  metric(
    'bounce_rate',
    'ratio',
    'visit',
    ratio('bounces', 'entries'),
    text('Tỷ lệ thoát', 'Bounce rate'),
    text(
      'Phần lượt truy cập chỉ xem một trang. Theo bài: trong các lượt bắt đầu ở bài đó.',
      'Share of visits with a single page view. By article: of the visits that entered there.',
    ),
  ),
  metric(
    'scroll_depth',
    'percent',
    'page_view',
    ratio('scroll_sum', 'scroll_views'),
    text('Độ sâu cuộn', 'Scroll depth'),
    text(
      'Phần sâu nhất của bài được cuộn tới, trung bình trên các lượt xem có ghi nhận.',
      'Deepest share of the article brought into view, averaged over the page views that report it.',
    ),
  ),
  metric(
    'articles_read',
    'count',
    'page_view',
    measure('articles_read'),
    text('Lượt đọc bài', 'Articles read'),
    text('Lượt xem bài có ít nhất 10 giây chú tâm.', 'Article views engaged for at least 10 seconds.'),
  ),
  metric(
    'articles_completed',
    'count',
    'page_view',
    measure('articles_completed'),
    text('Lượt đọc hết bài', 'Articles completed'),
    text(
      'Lượt đọc tới cuối bài với thời gian chú tâm ít nhất bằng nửa thời gian đọc dự kiến (240 từ một phút).',
      'Reads that reached the end of the article, engaged for at least half of the expected reading time (240 words a minute).',
    ),
  ),
  metric(
    'recirculation',
    'ratio',
    'article_visit',
    ratio('recirculated_visits', 'article_visits'),
    text('Tỷ lệ xem tiếp', 'Recirculation'),
    text(
      'Phần lượt truy cập bài viết đi tiếp sang trang khác của cơ quan báo chí trong cùng lượt.',
      'Share of article visits that go on to another page of the outlet in the same visit.',
    ),
  ),
  metric(
    'consented_visitors',
    'count',
    'visitor_day',
    measure('consented_visitors'),
    text('Người đọc đồng ý đo lường', 'Consented daily visitors'),
    text(
      'Người đọc theo ngày đã cho phép nhận diện nhiều ngày.',
      'Daily visitors who allowed recognition over days.',
    ),
  ),
  metric(
    'readers',
    'count',
    'visitor',
    measure('readers'),
    text('Người đọc đồng ý, cả kỳ', 'Consented readers over the period'),
    text(
      'Số người đọc đồng ý đo lường khác nhau trong cả kỳ, mỗi người tính một lần. Số của từng ngày không cộng lại được.',
      'Different readers in the whole period who allowed recognition over days, each counted once. Figures of single days do not add up to it.',
    ),
  ),
  metric(
    'new_visitors',
    'count',
    'visitor_day',
    measure('new_visitors'),
    text('Người đọc mới', 'New visitors'),
    text(
      'Không đến trong 30 ngày trước (chỉ nhóm đồng ý).',
      'Not seen in the 30 days before (consented tier).',
    ),
  ),
  metric(
    'returning_visitors',
    'count',
    'visitor_day',
    measure('returning_visitors'),
    text('Người đọc quay lại', 'Returning visitors'),
    text(
      'Đã đến trong 30 ngày trước, chưa thân thiết (chỉ nhóm đồng ý).',
      'Seen in the 30 days before, not yet loyal (consented tier).',
    ),
  ),
  metric(
    'loyal_visitors',
    'count',
    'visitor_day',
    measure('loyal_visitors'),
    text('Người đọc thân thiết', 'Loyal visitors'),
    text(
      'Đến ít nhất 8 trong 16 ngày gần nhất (chỉ nhóm đồng ý).',
      'Seen on at least 8 of the last 16 days (consented tier).',
    ),
  ),
  metric(
    'new_visitor_share',
    'ratio',
    'visitor_day',
    ratio('new_visitors', 'consented_visitors'),
    text('Tỷ lệ mới', 'New share'),
    text('Người đọc mới trên người đọc đồng ý đo lường.', 'New visitors over consented daily visitors.'),
  ),
  metric(
    'returning_visitor_share',
    'ratio',
    'visitor_day',
    ratio('returning_visitors', 'consented_visitors'),
    text('Tỷ lệ quay lại', 'Returning share'),
    text(
      'Người đọc quay lại trên người đọc đồng ý đo lường.',
      'Returning visitors over consented daily visitors.',
    ),
  ),
  metric(
    'loyal_visitor_share',
    'ratio',
    'visitor_day',
    ratio('loyal_visitors', 'consented_visitors'),
    text('Tỷ lệ thân thiết', 'Loyal share'),
    text(
      'Người đọc thân thiết trên người đọc đồng ý đo lường.',
      'Loyal visitors over consented daily visitors.',
    ),
  ),
];

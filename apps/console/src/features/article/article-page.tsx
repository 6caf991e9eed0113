import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { rowsOf } from '../../api/answer-rows.js';
import { answerQuery } from '../../api/query.js';
import { ErrorState } from '../../components/error-state.js';
import { Notice } from '../../components/notice.js';
import { Splash } from '../../components/splash.js';
import { Tabs } from '../../components/tabs.js';
import { articleQueries } from '../overview/explore-query.js';
import '../overview/explore.css';
import { useToday } from '../overview/use-today.js';
import { ArticleBreakdown } from './article-breakdown.js';
import { ArticleHead } from './article-head.js';
import { ArticleFigures } from './article-figures.js';
import { ArticleSeries } from './article-series.js';
import './article.css';
import { lifetime, SPANS, spanOf, type Span } from './article-span.js';
import { ReadingDepth } from './reading-depth.js';

const BREAKDOWNS = ['channel', 'referrer', 'platform', 'device', 'country', 'province'] as const;

/** One article since it was published: figures, course, how far it was read, where its readers came from. */
export function ArticlePage() {
  const { t } = useTranslation();
  const { outletId, articleId = '' } = useParams();
  const outlet = Number(outletId);
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const span = SPANS.find((known) => known === params.get('span')) ?? 'all';

  const whole = articleQueries(outlet, articleId, lifetime(today));
  const identity = useQuery(answerQuery(whole.identity()));
  const days = useQuery(answerQuery(whole.series('pageviews', 'day')));
  if (identity.isError || days.isError) {
    const failed = identity.isError ? identity : days;
    return failed.error && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} page />;
  }
  if (identity.isPending || days.isPending) return <Splash />;

  const back = (
    <Link className="article__back" to={`/outlets/${outlet}`}>
      <ArrowLeftOutlined /> {t('article.back')}
    </Link>
  );
  const firstDay = rowsOf(days.data)
    .find((row) => (row.number('pageviews') ?? 0) > 0)
    ?.text('time');
  const about = rowsOf(identity.data)[0];
  if (firstDay === undefined || about === undefined) {
    return (
      <>
        {back}
        <Notice title={t('article.unseen')} page />
      </>
    );
  }

  const born = firstDay.slice(0, 10);
  const { range, grain } = spanOf(span, born, today);
  const queries = articleQueries(outlet, articleId, range);
  const title = about.text('title') || articleId;
  return (
    <>
      <title>{`${title} · ${t('common.product')}`}</title>
      {back}
      <ArticleHead
        title={title}
        section={about.text('section')}
        queries={articleQueries(outlet, articleId, [born, born])}
        meta={days.data.meta}
      />
      <Tabs<Span>
        label={t('article.span')}
        tabs={SPANS.map((key) => ({ key, text: t(`article.spans.${key}`) }))}
        current={span}
        onChange={(next) => setParams(next === 'all' ? {} : { span: next })}
      />
      <ArticleFigures query={queries.figures} />
      <div className="cards article__cards">
        <ArticleSeries query={queries.series} grain={grain} name={articleId} />
        <ReadingDepth query={queries.figures} />
        {BREAKDOWNS.map((dimension) => (
          <ArticleBreakdown
            key={dimension}
            dimension={dimension}
            query={queries.breakdown(dimension, 'pageviews')}
            article={{ outlet, id: articleId }}
          />
        ))}
      </div>
    </>
  );
}

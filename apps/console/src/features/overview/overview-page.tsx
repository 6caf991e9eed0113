import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../api/http.js';
import { outletsQuery } from '../../api/outlets.js';
import { answerQuery } from '../../api/query.js';
import { totalsOf } from '../../api/answer-rows.js';
import { ErrorState } from '../../components/error-state.js';
import { Freshness } from '../../components/freshness.js';
import { Notice } from '../../components/notice.js';
import { OUTLET_CARDS } from './cards.js';
import { Controls } from './controls.js';
import { ExploreView } from './explore-view.js';
import { useExplore } from './use-explore.js';

const SEARCHED = ['article', 'section', 'author', 'tag', 'referrer'] as const;

/** One outlet's figures. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { outletId } = useParams();
  const outlet = Number(outletId);
  const explore = useExplore({ outlet });
  const outlets = useQuery(outletsQuery);
  const headline = useQuery(answerQuery(explore.queries.headline(), { refetchMs: explore.refetchMs }));
  const found = outlets.data?.find(({ id }) => id === outlet);

  if (headline.error instanceof ApiError && headline.error.status === 403) {
    return <ErrorState error={headline.error} onRetry={() => void headline.refetch()} page />;
  }
  const figures = headline.data && totalsOf(headline.data);
  const empty = figures?.number('pageviews') === 0 && figures.number('robot_pageviews') === 0;

  return (
    <>
      <title>{`${found?.name ?? t('nav.overview')} · ${t('common.product')}`}</title>
      <header className="page-head">
        <div>
          <h1>{found?.name ?? '\u00a0'}</h1>
          <Freshness meta={headline.data?.meta} />
        </div>
        <Controls explore={explore} sites={found?.sites ?? []} />
      </header>
      {empty && (
        <Notice title={t('explore.emptyRange')}>
          <p>{t('explore.emptyHint')}</p>
          <p>
            {t('explore.noSites')} <Link to={`/outlets/${outlet}/sites`}>{t('explore.toSetup')}</Link>
          </p>
        </Notice>
      )}
      <ExploreView
        explore={explore}
        cards={OUTLET_CARDS}
        searched={SEARCHED}
        searchHint={t('explore.search')}
      />
    </>
  );
}

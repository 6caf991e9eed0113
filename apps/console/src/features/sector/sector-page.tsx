import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerQuery } from '../../api/query.js';
import { useUser } from '../../app/use-user.js';
import { Freshness } from '../../components/freshness.js';
import { OPERATOR_CARDS, SECTOR_CARDS } from '../overview/cards.js';
import { Controls } from '../overview/controls.js';
import { ExploreView } from '../overview/explore-view.js';
import { useExplore } from '../overview/use-explore.js';
import { OutletDirectory } from './outlet-directory.js';

const SEARCHED = ['referrer', 'platform', 'province'] as const;

/** Aggregates over all outlets, and the list of them. */
export function SectorPage() {
  const { t } = useTranslation();
  const user = useUser();
  const aggregateOnly = user.role === 'regulator';
  const explore = useExplore({ aggregateOnly });
  const headline = useQuery(answerQuery(explore.queries.headline(), { refetchMs: explore.refetchMs }));
  return (
    <>
      <title>{`${t('sector.title')} · ${t('common.product')}`}</title>
      <header className="page-head">
        <div>
          <h1>{t('sector.title')}</h1>
          <p className="page-head__lead">{t('sector.lead')}</p>
          <Freshness meta={headline.data?.meta} />
        </div>
        <Controls explore={explore} sites={[]} />
      </header>
      <ExploreView
        explore={explore}
        cards={aggregateOnly ? SECTOR_CARDS : OPERATOR_CARDS}
        searched={SEARCHED}
        searchHint={t('sector.search')}
      />
      {aggregateOnly && <p className="explore__note">{t('sector.privacy')}</p>}
      <OutletDirectory linked={user.role === 'operator'} />
    </>
  );
}

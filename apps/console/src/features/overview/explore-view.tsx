import { useTranslation } from 'react-i18next';
import { BreakdownCard } from './breakdown-card.js';
import { AddFilter } from './add-filter.js';
import type { CardId } from './cards.js';
import './explore.css';
import { FilterChips } from './filter-chips.js';
import { Headline } from './headline.js';
import { QuickSearch } from './quick-search.js';
import { SeriesPanel } from './series-panel.js';
import { TableDrawer } from './table-drawer.js';
import type { Explore } from './use-explore.js';

interface Props {
  explore: Explore;
  cards: readonly CardId[];
  /** The dimensions that the search looks through. */
  searched: readonly string[];
  searchHint: string;
}

/** Filters, headline figures, their course over time and their breakdowns. */
export function ExploreView({ explore, cards, searched, searchHint }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {explore.scope.aggregateOnly !== true && (
        <div className="filter-bar">
          <QuickSearch explore={explore} dimensions={searched} hint={searchHint} />
          <AddFilter explore={explore} />
          <FilterChips explore={explore} />
        </div>
      )}
      <Headline explore={explore} />
      <SeriesPanel explore={explore} />
      {explore.running && explore.state.compare !== 'off' && (
        <p className="explore__note">{t(explore.untilNow ? 'explore.sameTime' : 'explore.unfinished')}</p>
      )}
      <div className={`cards cards--${cards.length}`}>
        {cards.map((card) => (
          <BreakdownCard key={card} explore={explore} card={card} />
        ))}
      </div>
      <TableDrawer explore={explore} />
    </>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../api/sites.js';
import type { ExploreState } from './explore-state.js';
import { PeriodControl } from './period-control.js';
import type { Explore } from './use-explore.js';

const COMPARES = ['previous_period', 'previous_year', 'off'] as const satisfies ExploreState['compare'][];

/** Which site, which days, against which other days. */
export function Controls({ explore, sites }: { explore: Explore; sites: Site[] }) {
  const { t } = useTranslation();
  const { state, update } = explore;
  return (
    <div className="controls">
      {sites.length > 1 && (
        <Select<number>
          aria-label={t('explore.site')}
          popupMatchSelectWidth={false}
          value={state.site ?? 0}
          onChange={(site) => update({ site: site === 0 ? undefined : site, table: undefined })}
          options={[
            { value: 0, label: t('explore.allSites') },
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Select
        aria-label={t('explore.compare')}
        popupMatchSelectWidth={false}
        value={state.compare}
        onChange={(compare) => update({ compare })}
        options={COMPARES.map((value) => ({ value, label: t(`explore.compares.${value}`) }))}
      />
      <PeriodControl explore={explore} />
    </div>
  );
}

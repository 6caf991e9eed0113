import { useTranslation } from 'react-i18next';
import type { QueryMeta } from '../../api/query.js';
import { formatRange } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { daysOf } from './calendar.js';

/** Which line is which, with the days of both. */
export function SeriesLegend({ meta }: { meta: QueryMeta | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (meta === undefined) return null;
  return (
    <p className="series__legend">
      <span className="series__now">
        <span className="visually-hidden">{t('explore.thisPeriod')} </span>
        {formatRange(daysOf(meta.date_range), locale)}
      </span>
      {meta.compare_range !== undefined && (
        <span className="series__before">
          {t('explore.comparedWith', { range: formatRange(daysOf(meta.compare_range), locale) })}
        </span>
      )}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import type { QueryMeta } from '../api/query.js';
import { dayOf } from '../features/overview/calendar.js';
import { formatInstant } from '../i18n/format-time.js';
import { useLocale } from '../i18n/i18n.js';

/** How far the figures reach and whether they may still change. */
export function Freshness({ meta }: { meta: QueryMeta | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (meta === undefined || meta.fresh_until === null) return <p className="freshness">&nbsp;</p>;
  const reach = formatInstant(meta.fresh_until, locale, meta.timezone, true);
  const time = isToday(meta) ? formatInstant(meta.fresh_until, locale, meta.timezone) : reach;
  return (
    <p className="freshness">
      {t('explore.figuresUntil', { time })} · {isFinal(meta) ? t('explore.final') : t('explore.provisional')}
    </p>
  );
}

/** Final once the range ends before the API's line of finality. */
function isFinal(meta: QueryMeta): boolean {
  return Date.parse(meta.date_range[1]) <= Date.parse(meta.final_until);
}

/** The reach of the figures lies in the day that the platform has now. */
function isToday({ fresh_until: reach, timezone }: QueryMeta): boolean {
  return reach !== null && dayOf(new Date(reach), timezone) === dayOf(new Date(), timezone);
}

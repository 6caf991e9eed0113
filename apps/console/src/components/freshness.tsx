import { useTranslation } from 'react-i18next';
import type { QueryMeta } from '../api/query.js';
import { formatInstant } from '../i18n/format-time.js';
import { useLocale } from '../i18n/i18n.js';

/** How far the figures reach and whether they may still change. */
export function Freshness({ meta }: { meta: QueryMeta | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (meta === undefined || meta.fresh_until === null) return <p className="freshness">&nbsp;</p>;
  const day = (iso: string) => iso.slice(0, 10);
  const sameDay = day(meta.computed_at) === day(meta.fresh_until);
  const time = formatInstant(meta.fresh_until, locale, meta.timezone, !sameDay);
  return (
    <p className="freshness">
      {t('explore.figuresUntil', { time })} · {isFinal(meta) ? t('explore.final') : t('explore.provisional')}
    </p>
  );
}

/** Final once the last day of the range lies before the API's line of finality. */
function isFinal(meta: QueryMeta): boolean {
  return (
    meta.final_until !== null && Date.parse(meta.final_until) > Date.parse(meta.date_range[1]) + 86_400_000
  );
}

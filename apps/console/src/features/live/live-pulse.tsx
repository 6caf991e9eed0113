import { useTranslation } from 'react-i18next';
import type { Live } from '../../api/live.js';
import { formatCount } from '../../i18n/format-number.js';
import { formatInstant } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { PLATFORM_TIME_ZONE } from '../overview/calendar.js';
import { MinuteBars } from './minute-bars.js';

/** The one big number, and the half hour that led to it. */
export function LivePulse({ live, lost }: { live: Live; lost: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const time = formatInstant(live.at, locale, PLATFORM_TIME_ZONE);
  return (
    <section className="live__pulse" aria-label={t('live.now')}>
      <p className="live__readers">
        <span className={lost ? 'live__beat live__beat--lost' : 'live__beat'} aria-hidden="true" />
        <strong>{formatCount(live.readers, locale)}</strong>
        <span>{t('live.now')}</span>
      </p>
      <MinuteBars minutes={live.readers_by_minute} />
      <p className={lost ? 'live__lost' : 'freshness'} role={lost ? 'alert' : undefined}>
        {t(lost ? 'live.lost' : 'live.at', { time })}
      </p>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import type { SiteStatus } from '../../api/sites.js';
import { PulseLine } from '../../components/pulse.js';
import { formatCount } from '../../i18n/format-number.js';
import { formatInstant } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { PLATFORM_TIME_ZONE } from '../overview/calendar.js';

/** Whether the site's events arrive, and what was turned away. */
export function FirstEvent({ status }: { status: SiteStatus }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const at = (iso: string | null) =>
    iso === null ? '–' : formatInstant(iso, locale, PLATFORM_TIME_ZONE, true);
  const waiting = status.first_event_at === null;
  return (
    <div aria-live="polite">
      <div className={waiting ? 'arrival' : 'arrival arrival--done'}>
        <PulseLine />
        <strong>{waiting ? t('setup.waiting') : t('setup.received')}</strong>
        {waiting && <p>{t('setup.waitingHint')}</p>}
      </div>
      <dl className="facts">
        <div>
          <dt>{t('setup.firstEvent')}</dt>
          <dd>{at(status.first_event_at)}</dd>
        </div>
        <div>
          <dt>{t('setup.lastEvent')}</dt>
          <dd>{at(status.last_event_at)}</dd>
        </div>
        <div>
          <dt>{t('setup.eventsLastHour')}</dt>
          <dd>{formatCount(status.events_last_hour, locale)}</dd>
        </div>
        <div>
          <dt>{t('setup.rejected')}</dt>
          <dd>
            {status.rejected_last_day.length === 0
              ? t('setup.noneRejected')
              : status.rejected_last_day.map(({ reason, events }) => (
                  <span key={reason} className="facts__line">
                    <code>{reason}</code> {formatCount(events, locale)}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Live } from '../../api/live.js';
import { formatCount } from '../../i18n/format-number.js';
import { formatInstant } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { PLATFORM_TIME_ZONE } from '../overview/calendar.js';

const STEP = 10;
const HEIGHT = 100;

/** One bar a minute; the minute that is still running is hollow. */
export function MinuteBars({ minutes }: { minutes: Live['readers_by_minute'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const top = Math.max(1, ...minutes.map(({ readers }) => readers));
  const clock = (iso: string | undefined) =>
    iso === undefined ? '' : formatInstant(iso, locale, PLATFORM_TIME_ZONE).slice(0, 5);
  return (
    <figure className="minutes">
      <figcaption>
        <span>{t('live.perMinute')}</span>
        <span>{formatCount(top, locale)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${minutes.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t('live.perMinute')}, ${t('live.last30')}`}
      >
        {minutes.map(({ minute, readers }, index) => {
          const height = Math.max(1, (readers / top) * HEIGHT);
          return (
            <rect
              key={minute}
              className={index === minutes.length - 1 ? 'minutes__running' : undefined}
              x={index * STEP + 1}
              y={HEIGHT - height}
              width={STEP - 2}
              height={height}
            >
              <title>{`${clock(minute)} · ${formatCount(readers, locale)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="minutes__axis">
        <span>{clock(minutes[0]?.minute)}</span>
        <span>{clock(minutes.at(Math.floor(minutes.length / 2))?.minute)}</span>
        <span>{clock(minutes.at(-1)?.minute)}</span>
      </div>
    </figure>
  );
}

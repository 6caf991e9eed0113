import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Live } from '../../api/live.js';
import { BarList } from '../../components/bar-list.js';
import { Panel } from '../../components/panel.js';
import { formatCount, formatShare } from '../../i18n/format-number.js';
import { useLocale } from '../../i18n/i18n.js';
import { nameOfValue } from '../../i18n/value-names.js';
import { writeFilter } from '../overview/filters.js';
import { IpCredit } from '../overview/ip-credit.js';

const SHOWN = 6;

/** Where the API tells the readers of each dimension. */
const ROWS = {
  channel: (live: Live) => live.channels.map((row) => [row.channel, row.readers] as const),
  referrer: (live: Live) => live.referrers.map((row) => [row.referrer, row.readers] as const),
  section: (live: Live) => live.sections.map((row) => [row.section, row.readers] as const),
  device: (live: Live) => live.devices.map((row) => [row.device, row.readers] as const),
  country: (live: Live) => live.countries.map((row) => [row.country, row.readers] as const),
};

interface Props {
  live: Live;
  outlet: number;
  parts: readonly (keyof typeof ROWS)[];
}

/** Readers now by where they came from and what they hold; a row leads to today's overview filtered by it. */
export function LiveBreakdowns({ live, outlet, parts }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  return parts.map((dimension) => {
    const rows = ROWS[dimension](live).slice(0, SHOWN);
    const top = Math.max(1, ...rows.map(([, readers]) => readers));
    const open = (value: string) => {
      const params = new URLSearchParams({ period: 'today' });
      params.append('f', writeFilter({ dimension, op: 'is', values: [value] }));
      void navigate(`/outlets/${outlet}?${params.toString()}`);
    };
    return (
      <Panel key={dimension} title={t(`live.${dimension}`)}>
        {rows.length === 0 && <p className="live__none">{t('live.quiet')}</p>}
        <BarList
          label={t(`live.${dimension}`)}
          onPick={open}
          rows={rows.map(([value, readers]) => ({
            key: value,
            label: nameOfValue(dimension, value, locale),
            share: readers / top,
            beside: live.readers > 0 ? formatShare(readers / live.readers, locale, 0) : null,
            value: formatCount(readers, locale),
          }))}
        />
        {dimension === 'country' && (
          <footer className="panel__foot">
            <IpCredit />
          </footer>
        )}
      </Panel>
    );
  });
}

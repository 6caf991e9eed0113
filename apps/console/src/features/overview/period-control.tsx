import { CalendarOutlined, DownOutlined } from '@ant-design/icons';
import { Button, DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRange } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { PRESETS, type Period } from './calendar.js';
import type { Explore } from './use-explore.js';

/** Presets and free ranges of days. */
export function PeriodControl({ explore }: { explore: Explore }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { state, queries, update, today } = explore;
  const preset = typeof state.period === 'string' ? state.period : undefined;
  const choose = (period: Period) => {
    setOpen(false);
    update({ period, grain: undefined, table: undefined });
  };
  const content = (
    <div className="period">
      <div className="period__presets" role="group" aria-label={t('explore.period')}>
        {PRESETS.map((choice) => (
          <button key={choice} type="button" aria-pressed={choice === preset} onClick={() => choose(choice)}>
            {t(`explore.periods.${choice}`)}
          </button>
        ))}
      </div>
      <label htmlFor="custom-period">{t('explore.periods.custom')}</label>
      <DatePicker.RangePicker
        id={{ start: 'custom-period', end: 'custom-period-end' }}
        allowClear={false}
        format="DD/MM/YYYY"
        maxDate={dayjs(today)}
        value={[dayjs(queries.range[0]), dayjs(queries.range[1])]}
        classNames={{ popup: { root: 'period__calendar' } }}
        onChange={(days) => {
          const [from, to] = days ?? [];
          if (from && to) choose({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
        }}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={content}>
      <Button icon={<CalendarOutlined />} aria-haspopup="dialog" aria-expanded={open}>
        {preset !== undefined && t(`explore.periods.${preset}`)}
        <span className={preset === undefined ? undefined : 'period__range'}>
          {formatRange(queries.range, locale)}
        </span>
        <DownOutlined />
      </Button>
    </Popover>
  );
}

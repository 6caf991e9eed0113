import { RedoOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Popconfirm, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outletsQuery } from '../../api/outlets.js';
import {
  cancelRecomputation,
  isUnderWay,
  orderRecomputation,
  recomputationsQuery,
  type Recomputation,
} from '../../api/recomputations.js';
import { Panel } from '../../components/panel.js';
import { QueriedRowList } from '../../components/row-list.js';
import { formatInstant, formatRange } from '../../i18n/format-time.js';
import { useLocale } from '../../i18n/i18n.js';
import { PLATFORM_TIME_ZONE } from '../overview/calendar.js';
import { useChange } from '../setup/use-change.js';
import { RecomputationForm } from './recomputation-form.js';
import './recomputations.css';

/** Days that are computed anew from the raw events: what is under way, how far it is, and what was. */
export function RecomputationsPanel() {
  const { t } = useTranslation();
  const [ordering, setOrdering] = useState(false);
  const orders = useQuery(recomputationsQuery);
  const refresh = recomputationsQuery.queryKey;
  const order = useChange({ change: orderRecomputation, refresh, onDone: () => setOrdering(false) });
  const stop = useChange({ change: cancelRecomputation, refresh });
  return (
    <Panel
      title={t('platform.recomputations')}
      className="recomputations"
      tools={
        <Button icon={<RedoOutlined />} onClick={() => setOrdering(true)}>
          {t('platform.recompute')}
        </Button>
      }
    >
      <p className="setup__text">{t('platform.recomputationsText')}</p>
      <QueriedRowList query={orders} expected={2} empty={t('platform.noRecomputations')}>
        {(one) => <Row one={one} onStop={() => stop.mutate(one.id)} />}
      </QueriedRowList>
      <Modal
        open={ordering}
        title={t('platform.recompute')}
        footer={null}
        onCancel={() => setOrdering(false)}
        destroyOnHidden
      >
        <RecomputationForm saving={order.isPending} onOrder={order.mutate} />
      </Modal>
    </Panel>
  );
}

function Row({ one, onStop }: { one: Recomputation; onStop: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const outlets = useQuery(outletsQuery);
  const outlet = outlets.data?.find(({ id }) => id === one.outlet_id)?.name;
  const days = formatRange([one.from, one.to], locale);
  const at = formatInstant(one.finished_at ?? one.requested_at, locale, PLATFORM_TIME_ZONE, true);
  return (
    <>
      <div>
        <strong>{days}</strong>
        <small>
          {one.outlet_id === null ? t('platform.allOutlets') : (outlet ?? `#${one.outlet_id}`)} ·{' '}
          {t(`platform.recomputation.${one.state}`, { at })}
        </small>
        {isUnderWay(one) && (
          <Progress percent={Math.floor(one.progress * 100)} size="small" aria-label={days} />
        )}
      </div>
      {isUnderWay(one) && (
        <Popconfirm title={t('platform.stopSure')} okText={t('platform.stop')} onConfirm={onStop}>
          <Button type="text" danger>
            {t('platform.stop')}
          </Button>
        </Popconfirm>
      )}
    </>
  );
}

import { ExpandOutlined, ShrinkOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { liveQuery } from '../../api/live.js';
import { outletsQuery } from '../../api/outlets.js';
import { ErrorState } from '../../components/error-state.js';
import { Splash } from '../../components/splash.js';
import { LiveArticles } from './live-articles.js';
import { LiveBreakdowns } from './live-breakdowns.js';
import { LivePulse } from './live-pulse.js';
import '../overview/explore.css';
import './live.css';
import { useWall } from './use-wall.js';

/** Who is reading now, moving by itself; the wall is the same for a screen across the room. */
export function LivePage() {
  const { t } = useTranslation();
  const { outletId } = useParams();
  const outlet = Number(outletId);
  const [params, setParams] = useSearchParams();
  const wall = useWall();
  const site = Number(params.get('site') ?? 0);
  const outlets = useQuery(outletsQuery);
  const found = outlets.data?.find(({ id }) => id === outlet);
  const live = useQuery(liveQuery(site > 0 ? { outlet, site } : { outlet }));

  if (live.data === undefined) {
    if (live.isPending) return <Splash />;
    return <ErrorState error={live.error} onRetry={() => void live.refetch()} page />;
  }
  const setSite = (next: number) =>
    setParams((before) => {
      const changed = new URLSearchParams(before);
      if (next === 0) changed.delete('site');
      else changed.set('site', String(next));
      return changed;
    });

  return (
    <div className={wall.open ? 'live live--wall' : 'live'}>
      <title>{`${live.data.readers} · ${t('live.title')} · ${t('common.product')}`}</title>
      <header className="page-head">
        <div>
          <p className="page-head__lead">{found?.name}</p>
          <h1>{t('live.title')}</h1>
        </div>
        <div className="controls">
          {(found?.sites.length ?? 0) > 1 && !wall.open && (
            <Select
              aria-label={t('explore.site')}
              popupMatchSelectWidth={false}
              value={site}
              onChange={setSite}
              options={[
                { value: 0, label: t('explore.allSites') },
                ...(found?.sites ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <Button icon={wall.open ? <ShrinkOutlined /> : <ExpandOutlined />} onClick={wall.toggle}>
            {wall.open ? t('live.leaveWall') : t('live.wall')}
          </Button>
        </div>
      </header>
      <div className="live__grid">
        <div className="live__stack">
          <LivePulse live={live.data} lost={live.isError} />
          <LiveBreakdowns live={live.data} outlet={outlet} parts={['channel', 'device']} />
        </div>
        <div className="live__stack">
          <LiveArticles live={live.data} outlet={outlet} />
          <div className="live__parts">
            <LiveBreakdowns live={live.data} outlet={outlet} parts={['referrer', 'section', 'country']} />
          </div>
        </div>
      </div>
    </div>
  );
}

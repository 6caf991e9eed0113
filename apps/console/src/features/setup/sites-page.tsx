import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { outletsQuery } from '../../api/outlets.js';
import { mayManage, useUser } from '../../app/use-user.js';
import { ErrorState } from '../../components/error-state.js';
import { Splash } from '../../components/splash.js';
import { Notice } from '../../components/notice.js';
import { ApiKeysPanel } from './api-keys-panel.js';
import './setup.css';
import { SitesPanel } from './sites-panel.js';
import { UsersPanel } from './users-panel.js';
import '../overview/explore.css';

/** An outlet's sites, and for its managers its people and keys. */
export function SitesPage() {
  const { t } = useTranslation();
  const user = useUser();
  const outletId = Number(useParams().outletId);
  const outlets = useQuery(outletsQuery);
  if (outlets.isPending) return <Splash />;
  if (outlets.isError)
    return <ErrorState error={outlets.error} onRetry={() => void outlets.refetch()} page />;
  const outlet = outlets.data.find(({ id }) => id === outletId);
  if (outlet === undefined) return <Notice title={t('common.forbiddenTitle')} page />;
  const manages = mayManage(user, outletId);
  return (
    <>
      <title>{`${t('setup.title')} · ${outlet.name}`}</title>
      <header className="page-head">
        <div>
          <p className="page-head__lead">{outlet.name}</p>
          <h1>{t('setup.title')}</h1>
        </div>
      </header>
      <div className="setup">
        <SitesPanel outlet={outlet} manages={manages} />
        {manages && <UsersPanel owner={outletId} />}
        {manages && <ApiKeysPanel owner={outletId} />}
      </div>
    </>
  );
}

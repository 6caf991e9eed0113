import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { outletsQuery } from '../../api/outlets.js';
import { changeSite, siteStatusQuery, type SiteFields } from '../../api/sites.js';
import { mayManage, useUser } from '../../app/use-user.js';
import { CopyField } from '../../components/copy-field.js';
import { ErrorState } from '../../components/error-state.js';
import { Notice } from '../../components/notice.js';
import { Panel } from '../../components/panel.js';
import { Splash } from '../../components/splash.js';
import '../article/article.css';
import '../overview/explore.css';
import { FirstEvent } from './first-event.js';
import './setup.css';
import { SiteForm } from './site-form.js';
import { useChange } from './use-change.js';

/** Three steps: place the tag, see the first event come in, keep the site's facts right. */
export function SiteSetupPage() {
  const { t } = useTranslation();
  const user = useUser();
  const siteId = Number(useParams().siteId);
  const outlets = useQuery(outletsQuery);
  const status = useQuery(siteStatusQuery(siteId));
  const saving = useChange({
    change: (fields: SiteFields) => changeSite(siteId, fields),
    refresh: outletsQuery.queryKey,
  });
  if (outlets.isPending) return <Splash />;
  if (outlets.isError)
    return <ErrorState error={outlets.error} onRetry={() => void outlets.refetch()} page />;
  const outlet = outlets.data.find(({ sites }) => sites.some(({ id }) => id === siteId));
  const site = outlet?.sites.find(({ id }) => id === siteId);
  if (outlet === undefined || site === undefined) return <Notice title={t('common.notFoundTitle')} page />;

  return (
    <>
      <title>{`${t('setup.siteTitle', { name: site.name })} · ${t('common.product')}`}</title>
      <Link className="article__back" to={`/outlets/${outlet.id}/sites`}>
        <ArrowLeftOutlined /> {t('setup.backToSites')}
      </Link>
      <header className="page-head">
        <div>
          <p className="page-head__lead">{outlet.name}</p>
          <h1>{t('setup.siteTitle', { name: site.name })}</h1>
        </div>
      </header>
      <div className="steps">
        <Panel title={`1. ${t('setup.step1')}`}>
          <p className="setup__text">{t('setup.step1Text')}</p>
          {status.data && <CopyField text={status.data.snippet} label={t('setup.step1')} />}
        </Panel>
        <Panel title={`2. ${t('setup.step2')}`}>
          {status.isError && <ErrorState error={status.error} onRetry={() => void status.refetch()} />}
          {status.data && <FirstEvent status={status.data} />}
        </Panel>
        <Panel title={`3. ${t('setup.step3')}`}>
          <p className="setup__text">{t('setup.siteKey')}</p>
          <CopyField text={site.key} label={t('setup.siteKey')} />
          {mayManage(user, outlet.id) && (
            <SiteForm
              key={site.id}
              site={site}
              submit={t('common.save')}
              saving={saving.isPending}
              onSave={saving.mutate}
            />
          )}
        </Panel>
      </div>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Notice } from '../components/notice.js';

/** The last resort: a page whose code failed to load or to run. */
export function FailedPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Notice title={t('common.brokenTitle')} page>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <a href={window.location.href}>{t('common.retry')}</a>
    </Notice>
  );
}

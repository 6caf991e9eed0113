import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../api/http.js';
import { Notice } from './notice.js';

interface Props {
  error: Error;
  onRetry: () => void;
  page?: boolean;
}

/** Shows the API's own words and a way on: another try, or for what is out of bounds the way back. */
export function ErrorState({ error, onRetry, page = false }: Props) {
  const { t } = useTranslation();
  if (error instanceof ApiError && error.status === 403) {
    return (
      <Notice title={t('common.forbiddenTitle')} page={page}>
        <p>{t('common.forbidden')}</p>
        <p>{error.message}</p>
        <Link to="/">{t('common.home')}</Link>
      </Notice>
    );
  }
  const unreachable = error instanceof ApiError && error.status === 0;
  return (
    <Notice title={t('common.errorTitle')} page={page} alert>
      <p>{unreachable ? t('common.network') : error.message}</p>
      <button type="button" className="plain-button" onClick={onRetry}>
        {t('common.retry')}
      </button>
    </Notice>
  );
}

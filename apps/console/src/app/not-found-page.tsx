import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../components/notice.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Notice title={t('common.notFoundTitle')} page>
      <p>{t('common.notFound')}</p>
      <Link to="/">{t('common.home')}</Link>
    </Notice>
  );
}

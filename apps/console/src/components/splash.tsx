import { useTranslation } from 'react-i18next';
import './notice.css';
import { PulseLine } from './pulse.js';

export function Splash() {
  const { t } = useTranslation();
  return (
    <div className="splash" role="status">
      <PulseLine />
      <span className="visually-hidden">{t('common.loading')}</span>
    </div>
  );
}

import { useTranslation } from 'react-i18next';

/** Places are found with DB-IP's free data set; its licence asks for this link beside them. */
export function IpCredit() {
  const { t } = useTranslation();
  return (
    <a href="https://db-ip.com" target="_blank" rel="noreferrer">
      {t('explore.ipCredit')}
    </a>
  );
}

import { useTranslation } from 'react-i18next';
import type { Locale } from '../api/catalogue.js';
import { setLocale, useLocale } from '../i18n/i18n.js';

const NAMES: [Locale, string][] = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const current = useLocale();
  return (
    <div role="group" aria-label={t('nav.language')} className="language-switch">
      {NAMES.map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => void setLocale(locale)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

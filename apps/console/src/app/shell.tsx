import { App, ConfigProvider } from 'antd';
import enGb from 'antd/locale/en_GB.js';
import viVn from 'antd/locale/vi_VN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb.js';
import 'dayjs/locale/vi.js';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useSearchParams } from 'react-router';
import { useLocale } from '../i18n/i18n.js';
import { antdTheme } from '../theme/antd-theme.js';
import { useTheme } from '../theme/theme-mode.js';
import { AccountMenu } from './account-menu.js';
import { isCurrent, navItems } from './nav-items.js';
import { OutletSwitcher } from './outlet-switcher.js';
import './shell.css';
import { ShortcutsHelp } from './shortcuts-help.js';
import { useOutletInSight } from './use-outlet.js';
import { useShortcuts } from './use-shortcuts.js';
import { useUser } from './use-user.js';
import { PulseLine } from '../components/pulse.js';

/** The frame of every page behind sign-in: masthead, navigation, keys, theme and language. */
export function Shell() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { palette, dark } = useTheme();
  const user = useUser();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const { outletId } = useOutletInSight();
  const [help, setHelp] = useState(false);
  const items = navItems(user, outletId ?? user.outlet_id ?? undefined);
  const paths = useMemo(
    () =>
      Object.fromEntries(
        navItems(user, outletId ?? user.outlet_id ?? undefined).map((item) => [item.target, item.path]),
      ),
    [user, outletId],
  );
  useShortcuts(
    paths,
    useCallback(() => setHelp(true), []),
  );
  dayjs.locale(locale === 'vi' ? 'vi' : 'en-gb');

  const links = items.map((item) => (
    <Link key={item.target} to={item.path} aria-current={isCurrent(item, pathname) ? 'page' : undefined}>
      {item.icon}
      <span>{t(`nav.${item.target}`)}</span>
    </Link>
  ));

  return (
    <ConfigProvider theme={antdTheme(palette, dark)} locale={locale === 'vi' ? viVn : enGb}>
      <App component={false}>
        <a className="skip-link" href="#content">
          {t('common.skip')}
        </a>
        <div className={params.has('wall') ? 'shell shell--wall' : 'shell'}>
          <header className="masthead">
            <div className="masthead__row">
              <Link to="/" className="masthead__name">
                <PulseLine />
                <span>{t('common.product')}</span>
              </Link>
              <OutletSwitcher />
              <nav className="masthead__nav" aria-label={t('nav.main')}>
                {links}
              </nav>
              <AccountMenu onShortcuts={() => setHelp(true)} />
            </div>
          </header>
          <main id="content" tabIndex={-1}>
            <Outlet />
          </main>
          {items.length > 1 && (
            <nav className="bottom-nav" aria-label={t('nav.main')}>
              {links}
            </nav>
          )}
        </div>
        <ShortcutsHelp open={help} onClose={() => setHelp(false)} />
      </App>
    </ConfigProvider>
  );
}

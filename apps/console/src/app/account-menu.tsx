import { UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { sessionQuery, signOut } from '../api/session.js';
import { setLocale, useLocale } from '../i18n/i18n.js';
import { nameOfValue } from '../i18n/value-names.js';
import { setThemeMode, THEME_MODES, useTheme } from '../theme/theme-mode.js';
import { useUser } from './use-user.js';

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { mode } = useTheme();
  const user = useUser();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      await navigate('/sign-in');
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });

  const items: MenuProps['items'] = [
    {
      key: 'who',
      disabled: true,
      className: 'account__who',
      label: (
        <>
          <strong>{user.name}</strong>
          <small>{nameOfValue('role', user.role, locale)}</small>
          <small>{user.email}</small>
        </>
      ),
    },
    { type: 'divider' },
    {
      key: 'language',
      type: 'group',
      label: t('nav.language'),
      children: [
        { key: 'vi', label: 'Tiếng Việt', onClick: () => void setLocale('vi') },
        { key: 'en', label: 'English', onClick: () => void setLocale('en') },
      ],
    },
    {
      key: 'theme',
      type: 'group',
      label: t('nav.theme'),
      children: THEME_MODES.map((choice) => ({
        key: choice,
        label: t(`nav.${choice}`),
        onClick: () => setThemeMode(choice),
      })),
    },
    { type: 'divider' },
    { key: 'shortcuts', label: t('nav.shortcuts'), extra: '?', onClick: onShortcuts },
    { key: 'out', label: t('nav.signOut'), onClick: () => leaving.mutate() },
  ];

  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, selectedKeys: [locale, mode] }}
      classNames={{ root: 'account' }}
    >
      <Button
        type="text"
        className="masthead__account"
        icon={<UserOutlined />}
        aria-label={`${t('nav.account')}: ${user.name}`}
      >
        <span>{user.name}</span>
      </Button>
    </Dropdown>
  );
}

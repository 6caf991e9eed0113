import {
  AppstoreOutlined,
  BarChartOutlined,
  ControlOutlined,
  GlobalOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { User } from '../api/session.js';
import type { ShortcutTarget } from './shortcuts.js';
import { seesSector } from './use-user.js';

export interface NavItem {
  target: ShortcutTarget;
  path: string;
  icon: ReactNode;
}

/** What a user may walk to, around the outlet in sight. */
export function navItems(user: User, outletId: number | undefined): NavItem[] {
  const items: NavItem[] = [];
  if (outletId !== undefined && user.role !== 'regulator') {
    const outlet = `/outlets/${outletId}`;
    items.push(
      { target: 'overview', path: outlet, icon: <BarChartOutlined /> },
      { target: 'live', path: `${outlet}/live`, icon: <ThunderboltOutlined /> },
      { target: 'sites', path: `${outlet}/sites`, icon: <AppstoreOutlined /> },
    );
  }
  if (seesSector(user)) items.push({ target: 'sector', path: '/sector', icon: <GlobalOutlined /> });
  if (user.role === 'operator')
    items.push({ target: 'platform', path: '/platform', icon: <ControlOutlined /> });
  return items;
}

/** The overview is the home of its articles; live and sites are places of their own. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  if (item.target === 'overview')
    return pathname === item.path || pathname.startsWith(`${item.path}/articles/`);
  if (item.target === 'sites') return pathname === item.path || pathname.startsWith('/sites/');
  return pathname === item.path;
}

import { useSyncExternalStore } from 'react';
import { customProperties, dark, light, type Palette } from './palette.js';

export type ThemeMode = 'system' | 'light' | 'dark';
export const THEME_MODES: readonly ThemeMode[] = ['system', 'light', 'dark'];

const STORAGE_KEY = 'nhipbao.theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let mode: ThemeMode = THEME_MODES.find((known) => known === localStorage.getItem(STORAGE_KEY)) ?? 'system';

function isDark(): boolean {
  return mode === 'dark' || (mode === 'system' && systemDark.matches);
}

function apply(): void {
  const root = document.documentElement;
  root.dataset['theme'] = isDark() ? 'dark' : 'light';
  root.style.colorScheme = isDark() ? 'dark' : 'light';
  for (const [name, value] of customProperties(isDark() ? dark : light)) root.style.setProperty(name, value);
  for (const listener of listeners) listener();
}

/** Applies the remembered theme and follows the system's while the mode is `system`. */
export function startTheme(): void {
  systemDark.addEventListener('change', apply);
  apply();
}

export function setThemeMode(next: ThemeMode): void {
  mode = next;
  localStorage.setItem(STORAGE_KEY, next);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The mode that the reader chose, and the palette which that comes to now. */
export function useTheme(): { mode: ThemeMode; dark: boolean; palette: Palette } {
  const chosen = useSyncExternalStore(subscribe, () => mode);
  const darkNow = useSyncExternalStore(subscribe, isDark);
  return { mode: chosen, dark: darkNow, palette: darkNow ? dark : light };
}

import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { focusSearch, GO_KEYS, isTyping, type ShortcutTarget } from './shortcuts.js';

const SEQUENCE_MS = 1_200;

/** Listens for the console's keys outside of text fields. */
export function useShortcuts(paths: Partial<Record<ShortcutTarget, string>>, onHelp: () => void): void {
  const navigate = useNavigate();
  const lastG = useRef(0);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const afterG = event.timeStamp - lastG.current < SEQUENCE_MS;
      lastG.current = event.key === 'g' ? event.timeStamp : 0;
      const target = afterG ? GO_KEYS[event.key] : undefined;
      const path = target === undefined ? undefined : paths[target];
      if (path !== undefined) void navigate(path);
      else if (event.key === '?') onHelp();
      else if (event.key !== '/' || !focusSearch()) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [navigate, onHelp, paths]);
}

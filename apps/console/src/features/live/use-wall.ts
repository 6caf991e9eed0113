import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/** The wall is a part of the address, so that a screen can be started on it; full screen is asked for by a click. */
export function useWall(): { open: boolean; toggle: () => void } {
  const [params, setParams] = useSearchParams();
  const open = params.has('wall');

  useEffect(() => {
    const leave = () => {
      if (document.fullscreenElement !== null) return;
      setParams(
        (before) => {
          const changed = new URLSearchParams(before);
          changed.delete('wall');
          return changed;
        },
        { replace: true },
      );
    };
    document.addEventListener('fullscreenchange', leave);
    return () => document.removeEventListener('fullscreenchange', leave);
  }, [setParams]);

  const toggle = () => {
    const changed = new URLSearchParams(params);
    if (open) {
      changed.delete('wall');
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    } else {
      changed.set('wall', '1');
      // A browser that refuses full screen still shows the wall in its window.
      document.documentElement.requestFullscreen().catch(() => undefined);
    }
    setParams(changed);
  };
  return { open, toggle };
}

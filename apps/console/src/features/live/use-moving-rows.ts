import { useLayoutEffect, useRef, type RefObject } from 'react';

const MOVE_MS = 600;
const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Lets the keyed children of a list glide from where they were to where they are now, each time `order` changes.
 * Children tell their key by `data-key`; those who ask for less motion see them jump.
 */
export function useMovingRows<T extends HTMLElement>(order: string): RefObject<T | null> {
  const list = useRef<T>(null);
  const places = useRef(new Map<string, number>());

  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
    const before = places.current;
    places.current = new Map(rows.map((row) => [row.dataset['key'] ?? '', row.offsetTop]));
    if (reducedMotion.matches || before.size === 0) return;
    for (const row of rows) {
      const from = before.get(row.dataset['key'] ?? '');
      const frames =
        from === undefined
          ? [{ opacity: 0 }, { opacity: 1 }]
          : [{ transform: `translateY(${from - row.offsetTop}px)` }, { transform: 'none' }];
      if (from !== row.offsetTop)
        row.animate(frames, { duration: MOVE_MS, easing: 'cubic-bezier(.2,.7,.2,1)' });
    }
  }, [order]);
  return list;
}

'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

const MOVE_MS = 180;

/**
 * Rows that change place travel there instead of jumping. Children are told apart by `data-flip`.
 * Nothing moves for people who asked for less motion, and nothing on the first sight.
 */
export function useFlip(list: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef<Map<string, number> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured when the order of rows changes, and only then
  useLayoutEffect(() => {
    const rows = [...(list.current?.children ?? [])].filter(
      (one): one is HTMLElement => one instanceof HTMLElement && one.dataset.flip !== undefined,
    );
    const before = places.current;
    const now = new Map(rows.map((row) => [row.dataset.flip ?? '', row.offsetTop]));
    places.current = now;
    if (!before || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of rows) {
      const from = before.get(row.dataset.flip ?? '');
      const to = now.get(row.dataset.flip ?? '');
      if (from === undefined || to === undefined || from === to) continue;
      row.animate([{ transform: `translateY(${from - to}px)` }, { transform: 'none' }], {
        duration: MOVE_MS,
        easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
      });
    }
  }, [order]);
}

'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

type Patch = Readonly<Record<string, string | null>>;

/**
 * The query part of the address as state: a reload, a shared link and the browser's Back find it again.
 * Changing it asks the server for nothing. An empty or null value leaves the address.
 */
export function useAddress() {
  const params = useSearchParams();
  const pathname = usePathname();
  const change = useCallback(
    (patch: Patch, history: 'push' | 'replace' = 'replace') => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(patch)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const query = next.toString();
      const address = query === '' ? pathname : `${pathname}?${query}`;
      if (history === 'push') window.history.pushState(null, '', address);
      else window.history.replaceState(null, '', address);
    },
    [pathname],
  );
  return [params, change] as const;
}

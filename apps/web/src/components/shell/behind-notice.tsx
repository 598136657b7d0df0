'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useBehind } from '../../trpc/live.tsx';

/** A line that comes back by itself within this time is nobody's concern. */
const PATIENCE_MS = 6000;

/** Says when changes are no longer live but asked for every few seconds. */
export function BehindNotice() {
  const t = useTranslations('common.live');
  const behind = useBehind();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!behind) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [behind]);
  return (
    <div role="status" className="bg-you-tint empty:hidden">
      {shown ? <p className="page py-2 text-14 text-you">{t('behind')}</p> : null}
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '../components/button.tsx';

/** A page that broke: what is safe, the way on, and the number that names it in the log. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  const t = useTranslations('common');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page flex flex-col items-start gap-4 pt-20">
      <h1 ref={heading} tabIndex={-1} className="text-28 outline-none">
        {t('error.title')}
      </h1>
      <p className="max-w-read text-soft">{t('error.text')}</p>
      {error.digest ? (
        <p className="num text-14 text-faint">{t('error.reference', { id: error.digest })}</p>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="primary" onClick={reset}>
          {t('retry')}
        </Button>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </div>
    </div>
  );
}

import { useTranslations } from 'next-intl';

/** What submitting leads to, and what its approval means: said before anyone submits. */
export function WhatFollows() {
  const t = useTranslations('upload.next');
  const status = useTranslations('status');
  return (
    <>
      <section className="flex flex-col gap-2">
        <h2 className="text-14 font-semibold">{t('title')}</h2>
        <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-14 text-soft marker:text-faint">
          <li>{t('decide')}</li>
          <li>{t('register')}</li>
          <li>{t('unclear')}</li>
        </ol>
      </section>
      <p className="border-l-2 border-edge pl-3 text-14 text-soft">{status('honest')}</p>
    </>
  );
}

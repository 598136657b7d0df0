'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';

/** The session ended while someone was typing: nothing is lost, and the way back leads here. */
export function SignedOut({ id }: { readonly id: ContentId | null }) {
  const t = useTranslations('upload.signedOut');
  const here = id ? `/upload?id=${id}` : '/upload';
  return (
    <section
      role="alert"
      className="flex w-full flex-wrap items-center gap-x-6 gap-y-3 rounded-md bg-you-tint px-4 py-3"
    >
      <div className="min-w-60 flex-1">
        <p className="font-semibold">{t('title')}</p>
        <p className="text-14">{t('text')}</p>
      </div>
      {/* A whole new page: the form comes back from this device, with the new session. */}
      <ButtonLink look="primary" href={`/sign-in?next=${encodeURIComponent(here)}`}>
        {t('action')}
      </ButtonLink>
    </section>
  );
}

/** It was submitted in another window while it was open here. */
export function Elsewhere({ id }: { readonly id: ContentId | null }) {
  const t = useTranslations('upload.elsewhere');
  return (
    <Empty
      title={t('title')}
      text={t('text')}
      action={
        <ButtonLink look="primary" href={id ? `/my/${id}` : '/my'}>
          {t('action')}
        </ButtonLink>
      }
    />
  );
}

/** The address names a draft that is not there. */
export function MissingDraft() {
  const t = useTranslations('upload.missing');
  return (
    <Empty
      title={t('title')}
      text={t('text')}
      action={
        <>
          <ButtonLink look="primary" href="/upload">
            {t('action')}
          </ButtonLink>
          <ButtonLink href="/my">{t('my')}</ButtonLink>
        </>
      }
    />
  );
}

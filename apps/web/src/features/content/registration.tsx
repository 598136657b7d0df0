import type { ContentView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CopyCode } from '../../components/copy-code.tsx';

/** The registration code and where it leads. */
export function Registration({ view: { status } }: { readonly view: ContentView }) {
  const t = useTranslations('content.registration');
  const { registrationCode: code, contentId, visibility } = status;
  const open = status.status === 'registered' && visibility !== 'private' && !status.suspended;
  return (
    <section aria-labelledby="registration-title" className="flex flex-col gap-1">
      <h2 id="registration-title" className="text-14 text-faint">
        {t('code')}
      </h2>
      {code ? (
        <CopyCode code={code} className="-ml-1 self-start text-20" />
      ) : (
        <p className="text-14 text-soft">{t('none')}</p>
      )}
      {code && status.status === 'released' ? (
        <p className="text-14 text-soft">{t('taken')}</p>
      ) : null}
      {code && status.status === 'permission_ended' ? (
        <p className="text-14 text-soft">{t('ended')}</p>
      ) : null}
      {open ? (
        <Link className="link self-start text-14" href={`/tracks/${contentId}`}>
          {t('page')}
        </Link>
      ) : null}
      {status.status === 'registered' ? (
        <Link className="link self-start text-14" href={`/tracks/${contentId}#lineage`}>
          {t('lineage')}
        </Link>
      ) : null}
    </section>
  );
}

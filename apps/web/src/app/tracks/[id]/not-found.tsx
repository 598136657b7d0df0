import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../../components/button.tsx';

/** A song that is not there for this reader: why that may be, and where to go on. */
export default function TrackNotFound() {
  const t = useTranslations('track.notFound');
  return (
    <div className="page flex flex-col items-start gap-3 py-16">
      <h1 className="text-28">{t('title')}</h1>
      <p className="max-w-read text-soft">{t('text')}</p>
      <ButtonLink href="/" look="primary" className="mt-2">
        {t('action')}
      </ButtonLink>
    </div>
  );
}

import type { TrackView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { CopyCode } from '../../components/copy-code.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';

/** The registration: its code, since when, and what it does and does not stand for. */
export function Registration({ track }: { readonly track: TrackView }) {
  const t = useTranslations('track');
  const status = useTranslations('status');
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-20">{t('registration')}</h2>
      <div className="flex flex-col items-start gap-2">
        <CopyCode code={track.registrationCode} className="-mx-1 text-20" />
        <p className="flex flex-wrap items-center gap-2 text-14 text-soft">
          <StatusBadge status="registered" />
          <Time at={track.registeredAt} show="day" />
        </p>
      </div>
      <p className="text-14 text-faint">{status('honest')}</p>
    </section>
  );
}

'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSecondsUntil } from '../../lib/use-seconds-until.ts';
import { isWaiting, type SubmitState, type Waiting } from './use-submit.ts';

const shown =
  'flex w-full flex-wrap items-baseline gap-x-6 gap-y-1 rounded-md bg-service-tint px-4 py-3';

/**
 * The check is busy: nothing is lost, when the next try comes, and what stopping leaves behind. The place is there
 * all the time, since screen readers tell what changes in a place they know.
 */
export function BusyNote({ state }: { readonly state: SubmitState }) {
  const t = useTranslations('upload.busy');
  const waiting = isWaiting(state);
  const note = waiting ? 'waiting' : state.kind === 'put_off' ? 'putOff' : null;
  return (
    <div className={note ? shown : 'sr-only'}>
      <div role="status" className="min-w-56 flex-1">
        {note ? (
          <>
            <p className="font-semibold">{t(`${note}.title`)}</p>
            <p className="text-14 text-soft">{t(`${note}.text`)}</p>
          </>
        ) : null}
      </div>
      {waiting ? <Countdown state={state} /> : null}
      {note === 'putOff' ? (
        <Link href="/my" className="link text-14">
          {t('putOff.my')}
        </Link>
      ) : null}
    </div>
  );
}

/** Told to the eye only: a count read aloud each second says nothing else any more. */
function Countdown({ state }: { readonly state: Waiting }) {
  const t = useTranslations('upload.busy');
  const seconds = useSecondsUntil(state.kind === 'busy' ? state.retryAt : 0);
  const attempt = state.kind === 'busy' ? state.attempt + 1 : state.attempt;
  return (
    <p className="num text-14 text-service" aria-hidden>
      <span className="font-semibold">{t('countdown', { seconds })}</span> ·{' '}
      {t('attempt', { number: attempt })}
    </p>
  );
}

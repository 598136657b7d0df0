'use client';

import type { PermissionView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { Quote } from '../content/decision.tsx';
import { Fact } from './terms-list.tsx';
import { Day } from './when.tsx';

/** What is permitted, in plain words: what was done, whose rights it touches, which those are. */
export function PermissionFacts({
  permission,
}: {
  readonly permission: Pick<PermissionView, 'use' | 'part' | 'rights'>;
}) {
  const t = useTranslations('permission');
  const { use, part, rights } = permission;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('asks.title')}</h3>
      <dl className="flex flex-col gap-2">
        <Fact label={t('asks.use')}>
          {t(`use.${use}`)}
          <span className="block text-14 text-soft">{t(`useText.${use}`)}</span>
        </Fact>
        <Fact label={t('asks.part')}>{t(`part.${part}`)}</Fact>
        <Fact label={t('asks.rights')}>
          <ul className="flex flex-col gap-1">
            {rights.map((right) => (
              <li key={right}>
                {t(`right.${right}.name`)}
                <span className="block text-14 text-soft">{t(`right.${right}.text`)}</span>
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
    </section>
  );
}

const ends = {
  requested: 'head.due',
  offered: 'head.dueOffer',
  revoking: 'head.dueNotice',
} as const;
const reasons = { denied: 'note.denied', revoking: 'note.cause', revoked: 'note.cause' } as const;

/** Where it stands: who acts next, until when, and why, in the words of the other side. */
export function PermissionNow({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission');
  const { side, state, otherName, dueAt, note, by } = permission;
  const runsOut = state in ends ? ends[state as keyof typeof ends] : null;
  const reason = state in reasons ? reasons[state as keyof typeof reasons] : null;
  const now = by === 'standing_terms' ? t('now.standing') : null;
  return (
    <>
      <p className="max-w-read">
        {now ?? t(`now.${side}.${state}`, { name: otherName })}{' '}
        {runsOut && dueAt ? (
          <span className="text-soft">{t.rich(runsOut, { when: () => <Day at={dueAt} /> })}</span>
        ) : null}
      </p>
      {reason && note !== '' ? <Quote label={t(reason)}>{note}</Quote> : null}
    </>
  );
}

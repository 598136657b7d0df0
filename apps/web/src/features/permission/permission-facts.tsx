'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useNow, useTranslations } from 'next-intl';
import { Quote } from '../content/decision.tsx';
import { Fact } from './terms-list.tsx';
import { Day, Left } from './when.tsx';

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

/** Where it stands: who acts next, until when, and why, in the words of the other side. */
export function PermissionNow({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission');
  const { side, state, otherName, dueAt, reply } = permission;
  const runsOut = state in ends ? ends[state as keyof typeof ends] : null;
  const now = useNow({ updateInterval: 20_000 });
  const isOver = dueAt !== null && Date.parse(dueAt) <= now.getTime();
  return (
    <>
      <p className="max-w-read">
        {sentenceOf(t, permission, isOver)}{' '}
        {runsOut && dueAt && !isOver ? (
          <span className="text-soft">
            {t.rich(runsOut, {
              when: () => <Day at={dueAt} />,
              left: () => <Left until={dueAt} />,
            })}
          </span>
        ) : null}
      </p>
      <Said permission={permission} />
      {reply ? (
        <Quote
          label={t(`reply.${side}.${state === 'granted' ? 'longer' : 'notice'}`, {
            name: otherName,
          })}
        >
          {reply.text}
        </Quote>
      ) : null}
    </>
  );
}

/** What is so now, and who acts next. */
function sentenceOf(
  t: ReturnType<typeof useTranslations<'permission'>>,
  { side, state, by, cause, otherName, cover }: PermissionView,
  isOver: boolean,
): string {
  if (state === 'granted' && by === 'standing_terms' && !isOver) return t('now.standing');
  if (state === 'denied' && cause === 'original_deleted') return t(`now.${side}.closed`);
  const ending = isOver && (state === 'granted' || state === 'revoking');
  if (ending && cover.status === 'permission_ended') return t('now.takingBack');
  return t(`now.${side}.${state}`, { name: otherName });
}

/** Why, in the author's words: a reason, or a cause with what they said of it. */
function Said({ permission: { state, cause, note } }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission');
  const causes = useTranslations('status.cause');
  if (state === 'denied')
    return note === '' ? null : <Quote label={t('note.denied')}>{note}</Quote>;
  if (cause === null) return null;
  return (
    <Quote label={t('note.cause')}>
      {[causes(cause), note].filter((one) => one !== '').join('\n')}
    </Quote>
  );
}

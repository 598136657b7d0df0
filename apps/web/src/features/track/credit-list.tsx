import { type Contributor, type Credits, creditRoles } from '@musicloud/domain/content/credits';
import type { TrackView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

type Props = {
  readonly credits: Credits;
  readonly collaborators: TrackView['collaborators'];
};

/** Who made it, as its creator declared: people by role, trust to a society, use of AI. */
export function CreditList({ credits, collaborators }: Props) {
  const t = useTranslations('track.credits');
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-20">{t('title')}</h2>
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-14">
        <CreditLines credits={credits} />
        <Together collaborators={collaborators} />
      </dl>
      <p className="text-14 text-faint">{t('declared')}</p>
    </section>
  );
}

/** Who said themselves that they made it, too. */
function Together({ collaborators }: Pick<Props, 'collaborators'>) {
  const t = useTranslations('track.credits');
  const status = useTranslations('status.credit');
  if (collaborators.length === 0) return null;
  return (
    <Line term={t('together')}>
      <ul className="flex flex-col gap-1">
        {collaborators.map(({ id, name, roles }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <span className="text-soft"> · {roles.map((role) => status(role)).join(', ')}</span>
          </li>
        ))}
      </ul>
    </Line>
  );
}

/** The lines of it, for a list of facts that also holds others. */
export function CreditLines({ credits }: { readonly credits: Credits }) {
  const t = useTranslations('track.credits');
  const status = useTranslations('status');
  const named = creditRoles.filter((role) => credits[role].length > 0);
  return (
    <>
      {named.length === 0 ? <Line term={t('people')}>{t('none')}</Line> : null}
      {named.map((role) => (
        <Line key={role} term={status(`credit.${role}`)}>
          <People people={credits[role]} />
        </Line>
      ))}
      <Line term={t('societyTitle')}>{status(`society.${credits.society}`)}</Line>
      <Line term={t('aiTitle')}>{status(`ai.${credits.ai}`)}</Line>
    </>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function People({ people }: { readonly people: readonly Contributor[] }) {
  const t = useTranslations('track.credits');
  return people.map((one, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name, and the list never changes
    <span key={index}>
      {index > 0 ? ', ' : ''}
      {one.kind === 'me' ? t('me') : <bdi>{one.name}</bdi>}
    </span>
  ));
}

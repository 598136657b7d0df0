'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import type { ContentView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Time } from '../../components/time.tsx';
import { CertificateLink } from '../certificate/certificate-link.tsx';
import { PermissionActs } from './permission-acts.tsx';
import { PermissionNow } from './permission-facts.tsx';
import { PermissionBadge } from './state-badge.tsx';
import { TermsList } from './terms-list.tsx';

/** Who was asked about a content, what they answered, who acts next; and what its creator can do there. */
export function ContentPermissions({ view }: { readonly view: ContentView }) {
  const t = useTranslations('permission.content');
  const { permissions } = view;
  if (permissions.length === 0) return null;
  const granted = permissions.filter(({ state }) => state === 'granted' || state === 'revoking');
  // An admin reads this page too, and answers for nobody.
  const own = view.actions.length > 0;
  return (
    <section aria-labelledby="permissions-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="permissions-title" className="text-20">
          {t('title')}
        </h2>
        <p className="num text-14 text-soft">
          {t('text', { granted: granted.length, total: permissions.length })}
        </p>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {permissions.map((one) => (
          <Asked key={one.id} permission={one} own={own} />
        ))}
      </ul>
    </section>
  );
}

function Asked({
  permission,
  own,
}: {
  readonly permission: PermissionView;
  readonly own: boolean;
}) {
  const t = useTranslations('permission');
  const { id, side, use, part, otherName, original, state, since, terms } = permission;
  const shows = state === 'offered' || state === 'granted' || state === 'revoking';
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <span className="font-semibold">{t('content.by', { name: otherName })}</span>
          <span className="text-soft">
            {' · '}
            <Link href={`/tracks/${original.contentId}`} className="link">
              <bdi>{original.title}</bdi>
            </Link>
            {' · '}
            {t(`use.${use}`)}
          </span>
        </p>
        <PermissionBadge permission={permission} />
      </div>
      <p className="-mt-2 text-14 text-soft">
        {t(`part.${part}`)} · <Time at={since} />
      </p>
      <PermissionNow permission={permission} />
      {shows ? <TermsList terms={terms} state={state} /> : null}
      {own ? (
        <div className="flex flex-wrap items-center gap-2">
          <PermissionActs permission={permission} />
          <Link
            href={`/permissions?side=${side}&id=${id}`}
            className="link inline-flex min-h-6 items-center text-14"
          >
            {t('content.open')}
          </Link>
          <CertificateLink permission={permission} />
        </div>
      ) : null}
    </li>
  );
}

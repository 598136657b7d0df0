'use client';

import { isAuthor } from '@musicloud/domain/collaboration/collaborator';
import type { CollaboratorView } from '@musicloud/domain/collaboration/views';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Badge } from '../../components/status-badge.tsx';
import { CollaboratorActs } from './collaborator-acts.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { usePercent } from './use-percent.ts';

const sides = {
  invited: 'other',
  accepted: 'done',
  declined: 'void',
  withdrawn: 'void',
  left: 'void',
} as const;

/** With whom a content was made, each with their part and share, and what one can do there. */
export function Collaborators({ view }: { readonly view: ContentView }) {
  const t = useTranslations('collaboration');
  const percent = usePercent();
  const { collaborators, creatorName } = view;
  const uploaded = creatorName === null;
  // The way back from a failed deletion, and a deleted song, take nobody in.
  const inviting = uploaded && view.submission !== null && view.actions.includes('edit');
  if (collaborators.length === 0 && !inviting) return null;
  return (
    <section aria-labelledby="collaborators-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="collaborators-title" className="text-20">
          {t('title')}
        </h2>
        {inviting ? <Invite view={view} /> : null}
      </div>
      {collaborators.length === 0 ? (
        <p className="text-14 text-soft">{t('none')}</p>
      ) : (
        <>
          <ul className="divide-y divide-line border-y border-line">
            <li className="flex items-center justify-between gap-4 py-3">
              <span className="font-semibold">
                {uploaded ? t('you') : <bdi>{creatorName}</bdi>}
                <span className="font-normal text-soft"> · {t('uploader')}</span>
              </span>
              <span className="num">{percent(view.shareLeft)}</span>
            </li>
            {collaborators.map((one) => (
              <Line key={one.id} view={view} one={one} />
            ))}
          </ul>
          <p className="text-14 text-faint">{t('honest')}</p>
        </>
      )}
    </section>
  );
}

function Line({ view, one }: { readonly view: ContentView; readonly one: CollaboratorView }) {
  const t = useTranslations('collaboration');
  const status = useTranslations('status.credit');
  const percent = usePercent();
  const { name, roles, shareBps, state } = one;
  const asked = state === 'accepted' && isAuthor(one);
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <bdi className="font-semibold">{one.mine ? t('you') : name}</bdi>
          <span className="text-soft">
            {' · '}
            {roles.map((role) => status(role)).join(', ')}
          </span>
        </p>
        <p className="flex items-center gap-3">
          <Badge side={sides[state]}>{t(`state.${state}`)}</Badge>
          <span className="num">{percent(shareBps)}</span>
        </p>
      </div>
      {asked ? (
        <p className="text-14 text-soft">{t(one.represented ? 'represented' : 'answers')}</p>
      ) : null}
      <CollaboratorActs view={view} one={one} />
    </li>
  );
}

function Invite({ view }: { readonly view: ContentView }) {
  const t = useTranslations('collaboration');
  const [opened, setOpened] = useState(0);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        onClick={() => {
          setOpened(opened + 1);
          setOpen(true);
        }}
      >
        {t('invite')}
      </Button>
      {opened > 0 ? (
        <InviteDialog key={opened} view={view} open={open} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

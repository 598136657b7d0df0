'use client';

import { isAuthor } from '@musicloud/domain/collaboration/collaborator';
import type { CollaborationView } from '@musicloud/domain/collaboration/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/choice.tsx';
import { Player } from '../../components/player.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useCollaboration } from './use-collaboration.ts';
import { usePercent } from './use-percent.ts';

/** One invitation: the song to listen to, one's part and share, and the answer. */
export function Invitation({ one }: { readonly one: CollaborationView }) {
  const t = useTranslations('collaboration');
  const status = useTranslations('status.credit');
  const percent = usePercent();
  const errorText = useErrorText();
  const { contentId, title, artistName } = one.status;
  const { answer } = useCollaboration(contentId);
  const [represented, setRepresented] = useState(false);
  const say = (said: Parameters<typeof answer.run>[1], done: string) =>
    answer.run(one.id, said).then(
      () => void toast.success(done),
      (error) => void toast.error(errorText(error)),
    );
  return (
    <li className="flex flex-col gap-4 rounded-lg border border-you-mark bg-raised p-4 sm:p-5">
      <div className="flex flex-col gap-1">
        <p>
          <bdi className="font-semibold">{title}</bdi>{' '}
          <span className="text-soft">
            – <bdi>{artistName}</bdi>
          </span>
        </p>
        <p className="text-14">
          {t('asks', {
            name: one.ownerName,
            roles: one.roles.map((role) => status(role)).join(', '),
            share: percent(one.shareBps),
          })}
        </p>
        <p className="text-14 text-faint">{t('honest')}</p>
      </div>
      {one.audio ? (
        <Player
          title={title}
          url={one.audio.url}
          peaks={one.audio.peaks}
          durationMs={one.audio.durationMs}
          analysis={one.audio.analysis}
          height={48}
        />
      ) : null}
      {isAuthor(one) ? (
        <Checkbox
          label={t('letAnswer')}
          hint={t('letAnswerHint')}
          checked={represented}
          onChange={setRepresented}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          pending={answer.isPending}
          onClick={() => void say({ kind: 'accept', represented }, t('accepted'))}
        >
          {t('accept')}
        </Button>
        <Button
          disabled={answer.isPending}
          onClick={() => void say({ kind: 'decline' }, t('declined'))}
        >
          {t('decline')}
        </Button>
      </div>
    </li>
  );
}

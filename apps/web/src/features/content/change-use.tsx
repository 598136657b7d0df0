'use client';

import { type Use, usesOf } from '@musicloud/domain/content/use';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { RadioGroup } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { PermissionPlan } from '../upload/permission-plan.tsx';
import { isRefused, useNeeded } from '../upload/use-needed.ts';
import { useContentActions } from './use-content-actions.ts';

type Props = { readonly view: ContentView };

/** Another kind of use than the one that is being asked for. */
export function ChangeUse({ view }: Props) {
  const t = useTranslations('content.use');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act')}</Button>
      {open ? <UseDialog view={view} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The uses of both types: which of them takes the sound decides what it is, not a word in a form. */
const choices: readonly Use[] = [...new Set([...usesOf.cover, ...usesOf.derivative])];
const typeFor = (use: Use, type: ContentView['status']['type']) =>
  usesOf[type].includes(use) ? type : usesOf.cover.includes(use) ? 'cover' : 'derivative';

function UseDialog({ view, onClose }: Props & { readonly onClose: () => void }) {
  const t = useTranslations('content.use');
  const common = useTranslations('common');
  const name = useTranslations('standing.use');
  const words = useTranslations('permission.useText');
  const errorText = useErrorText();
  const { contentId, type } = view.status;
  const { changeUse } = useContentActions(contentId);
  const before = view.submission?.use ?? usesOf[type][0] ?? null;
  const [use, setUse] = useState<Use | null>(before);
  const originalIds = view.submission?.originalIds ?? [];
  const asked = use === before ? null : use;
  const needed = useNeeded({ type, use: asked, originalIds });
  const refused = isRefused(needed.needed);
  const send = async () => {
    if (asked === null || refused) return;
    try {
      await changeUse.run({ type: typeFor(asked, type), use: asked });
      toast.success(t('done'));
      onClose();
    } catch {
      // The sentence stands in the window.
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => (next || changeUse.isPending ? undefined : onClose())}
      title={t('title', { title: view.status.title })}
      description={t('text')}
      width="md"
      actions={
        <>
          <Button look="quiet" onClick={onClose} disabled={changeUse.isPending}>
            {common('cancel')}
          </Button>
          <Button
            look="primary"
            disabled={asked === null || refused}
            pending={changeUse.isPending}
            onClick={() => void send()}
          >
            {t('confirm')}
          </Button>
        </>
      }
    >
      <RadioGroup<Use | ''>
        label={t('label')}
        shape="cards"
        value={use ?? ''}
        options={choices.map((one) => ({
          value: one,
          label: one === before ? t('now', { use: name(one) }) : name(one),
          hint: words(one),
        }))}
        onChange={(next) => (next === '' ? undefined : setUse(next))}
      />
      <PermissionPlan query={needed} />
      <div role="alert" className="empty:hidden">
        {changeUse.error ? <FieldError>{errorText(changeUse.error)}</FieldError> : null}
      </div>
    </Dialog>
  );
}

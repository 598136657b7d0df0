'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import type { PermissionId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { More } from '../../components/paged.tsx';
import { GrantSelected } from './grant-selected.tsx';
import { PermissionLine } from './permission-line.tsx';
import type { usePermissions } from './use-permissions.ts';

type Props = {
  readonly list: ReturnType<typeof usePermissions>;
  readonly open: PermissionId | null;
  readonly onOpen: (id: PermissionId) => void;
};

const canGrant = (row: PermissionView) => row.actions.includes('grant');

/** What waits for the account, to be selected and granted together; below it everything else. */
export function PermissionList({ list, open, onOpen }: Props) {
  const t = useTranslations('permission.list');
  const lines = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<PermissionId>>(new Set());
  const { waiting, rest } = list.rows;
  const grantable = waiting.filter(canGrant);
  // What was answered meanwhile falls out by itself.
  const selected = grantable.filter(({ id }) => chosen.has(id));
  const select = (ids: readonly PermissionId[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  const line = (row: PermissionView) => (
    <PermissionLine
      key={row.id}
      permission={row}
      current={row.id === open}
      onOpen={onOpen}
      selected={canGrant(row) && grantable.length > 1 ? chosen.has(row.id) : null}
      onSelect={(id, on) => select([id], on)}
    />
  );
  return (
    <div ref={lines} tabIndex={-1} className="flex flex-col gap-6 outline-none">
      {waiting.length > 0 ? (
        <section className="flex flex-col">
          <h2 className="text-14 text-you">{t('waiting')}</h2>
          {grantable.length > 1 ? (
            <GrantSelected
              all={grantable}
              selected={selected}
              onDone={() => lines.current?.focus({ preventScroll: true })}
              onSelect={(rows, on) =>
                select(
                  rows.map(({ id }) => id),
                  on,
                )
              }
            />
          ) : null}
          <ul aria-label={t('waiting')} className="mt-2 border-t border-line">
            {waiting.map(line)}
          </ul>
          <More query={list.waiting} className="mt-4" />
        </section>
      ) : null}
      {rest.length > 0 ? (
        <section className="flex flex-col">
          <h2 className="text-14 text-soft">{t('rest')}</h2>
          <ul aria-label={t('rest')} className="mt-2 border-t border-line">
            {rest.map(line)}
          </ul>
          <More query={list.all} className="mt-4" />
        </section>
      ) : null}
    </div>
  );
}

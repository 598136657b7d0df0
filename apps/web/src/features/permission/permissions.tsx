'use client';

import type { PermissionId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { cx } from '../../lib/cx.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { neighbour, type Side, sides } from './lists.ts';
import { PermissionDetail } from './permission-detail.tsx';
import { PermissionList } from './permission-list.tsx';
import { useOpened, usePermissionNews, usePermissions } from './use-permissions.ts';

/** Both sides of an account's permissions: what it is asked, and what it asks. */
export function Permissions() {
  const t = useTranslations('permission.tabs');
  usePermissionNews();
  const opened = useOpened();
  const [start, setStart] = useState<Side | null>(null);
  const side = opened.side ?? start ?? 'author';
  const both = {
    author: usePermissions('author', side === 'author'),
    requester: usePermissions('requester', side === 'requester'),
  };
  // Where something waits; decided once, so that an answer never turns the page under one's hands.
  if (start === null) {
    const turned = both.author.rows.waiting.length === 0 && both.requester.rows.waiting.length > 0;
    setStart(turned ? 'requester' : 'author');
  }
  return (
    <Tabs
      label={t('label')}
      value={side}
      onChange={(next) => opened.turn(next as Side)}
      tabs={sides.map((one) => ({
        value: one,
        label: <TabLabel side={one} list={both[one]} />,
        content: <OneSide key={one} side={one} list={both[one]} opened={opened} />,
      }))}
    />
  );
}

function TabLabel({ side, list }: Pick<SideProps, 'side' | 'list'>) {
  const t = useTranslations('permission.tabs');
  const waiting = list.rows.waiting.length;
  return (
    <span className="inline-flex items-center gap-1.5">
      {t(side)}
      {waiting > 0 ? (
        <span className="num rounded-full bg-you-tint px-1.5 text-12 text-you">
          <span aria-hidden>{list.waiting.hasNextPage ? `${waiting}+` : waiting}</span>
          <span className="sr-only">, {t('waiting', { count: waiting })}</span>
        </span>
      ) : null}
    </span>
  );
}

type SideProps = {
  readonly side: Side;
  readonly list: ReturnType<typeof usePermissions>;
  readonly opened: ReturnType<typeof useOpened>;
};

/** The list of a side and, beside it, the one that is open. On a phone they are two steps. */
function OneSide({ side, list, opened }: SideProps) {
  const t = useTranslations('permission');
  const common = useTranslations('common');
  const pane = useRef<HTMLDivElement>(null);
  const rows = [...list.rows.waiting, ...list.rows.rest];
  const { id } = opened;
  const go = (next: PermissionId, history: 'push' | 'replace') => {
    opened.open(side, next, history);
    pane.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  const to = (step: 1 | -1) => {
    const next = neighbour(rows, id, step);
    return next ? () => go(next.id, 'replace') : null;
  };
  const [previous, next] = [to(-1), to(1)];
  useKeys({ KeyJ: () => next?.(), KeyK: () => previous?.() });
  const failed = list.all.error ?? list.waiting.error;
  if (rows.length === 0 && id === null) {
    if (failed) return <LoadError error={failed} onRetry={() => void list.all.refetch()} />;
    if (list.all.isPending) return <SkeletonRows label={common('loading')} />;
    return <Nothing side={side} />;
  }
  return (
    <div className="lg:grid lg:grid-cols-[24rem_minmax(0,1fr)] lg:gap-x-10">
      <div
        data-scrolls
        className={cx(
          'flex flex-col gap-6 lg:sticky lg:top-14 lg:-mt-4 lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto lg:py-4',
          id !== null && 'max-lg:hidden',
        )}
      >
        <PermissionList list={list} open={id} onOpen={(one) => go(one, 'push')} />
      </div>
      <div
        ref={pane}
        tabIndex={-1}
        className={cx('min-w-0 outline-none', id === null && 'max-lg:hidden')}
      >
        {id ? (
          <PermissionDetail
            key={id}
            id={id}
            onPrevious={previous}
            onNext={next}
            onBack={() => opened.turn(side)}
          />
        ) : (
          <p className="py-12 text-soft">{t('choose')}</p>
        )}
      </div>
    </div>
  );
}

/** Nothing here yet: what will be, and what starts it. */
function Nothing({ side }: { readonly side: Side }) {
  const t = useTranslations(`permission.empty`);
  return (
    <Empty
      title={t(`${side}.title`)}
      text={t(`${side}.text`)}
      action={
        <ButtonLink look="primary" href={side === 'author' ? '/my' : '/upload'}>
          {t(`${side}.action`)}
        </ButtonLink>
      }
    />
  );
}

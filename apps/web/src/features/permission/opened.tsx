'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { IconButton } from '../../components/button.tsx';
import { Time } from '../../components/time.tsx';
import { CertificateLink } from '../certificate/certificate-link.tsx';
import { PermissionActs } from './permission-acts.tsx';
import { PermissionFacts, PermissionNow } from './permission-facts.tsx';
import { Registered } from './registered.tsx';
import { Songs } from './songs.tsx';
import { PermissionBadge } from './state-badge.tsx';
import { TermsList } from './terms-list.tsx';

type OpenedProps = {
  readonly permission: PermissionView;
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
};

/** Both songs, what is permitted, on what terms, and what one can do. */
export function Opened({ permission, onPrevious, onNext }: OpenedProps) {
  const primary = useRef<HTMLButtonElement>(null);
  const head = useRef<HTMLElement>(null);
  const since = useRef(permission.since);
  useEffect(() => {
    if (permission.since === since.current) return;
    since.current = permission.since;
    // What was pressed is gone with its state: the focus goes to what became of it, not to nowhere.
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  }, [permission.since]);
  return (
    <>
      <Head permission={permission} onPrevious={onPrevious} onNext={onNext} focus={head} />
      <Songs permission={permission} />
      <div className="@container">
        <div className="grid gap-8 @min-[36rem]:grid-cols-2">
          <PermissionFacts permission={permission} />
          <TermsList terms={permission.terms} state={permission.state} />
        </div>
      </div>
      {/* Hidden, not gone: words being written stay until they are sent or taken back. */}
      <ActBar hidden={permission.actions.length === 0}>
        <PermissionActs permission={permission} keys primary={primary} />
      </ActBar>
    </>
  );
}

/** The acts; stay in sight while one reads and listens. */
function ActBar({ hidden, children }: { readonly hidden: boolean; readonly children: ReactNode }) {
  const t = useTranslations('permission.act');
  return (
    <div
      role="toolbar"
      hidden={hidden}
      aria-label={t('label')}
      className="sticky bottom-(--bottom-bar,0px) z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper px-4 py-3 sm:-mx-8 sm:px-8 lg:mx-0 lg:px-0"
    >
      {children}
    </div>
  );
}

type HeadProps = OpenedProps & { readonly focus: RefObject<HTMLElement | null> };

function Head({ permission, onPrevious, onNext, focus }: HeadProps) {
  const t = useTranslations('permission');
  const { side, otherName, cover, since } = permission;
  return (
    <header ref={focus} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <div className="flex items-start justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="text-14 text-soft">
            {t(`head.${side}`, { name: otherName })}
            {' · '}
            <Time at={since} />
          </p>
          <h2 className="text-28">
            <bdi>{cover.title}</bdi>
          </h2>
        </div>
        <span className="flex shrink-0 gap-1">
          <IconButton
            label={t('previous')}
            aria-keyshortcuts="k"
            disabled={onPrevious === null}
            onClick={() => onPrevious?.()}
          >
            <ChevronLeft aria-hidden className="size-5" />
          </IconButton>
          <IconButton
            label={t('next')}
            aria-keyshortcuts="j"
            disabled={onNext === null}
            onClick={() => onNext?.()}
          >
            <ChevronRight aria-hidden className="size-5" />
          </IconButton>
        </span>
      </div>
      <div aria-live="polite" className="flex flex-col items-start gap-2">
        <PermissionBadge permission={permission} />
        <PermissionNow permission={permission} />
        <Registered permission={permission} />
        <CertificateLink permission={permission} />
      </div>
    </header>
  );
}

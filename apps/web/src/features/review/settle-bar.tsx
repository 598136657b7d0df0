'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, IconButton } from '../../components/button.tsx';
import type { Verdict } from './use-settle.ts';

type Props = {
  readonly onAsk: (verdict: Verdict) => void;
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
};

/** The verdicts and the way on; stays in sight while one reads. */
export function SettleBar({ onAsk, onPrevious, onNext }: Props) {
  const t = useTranslations('review.actions');
  return (
    <div
      role="toolbar"
      aria-label={t('label')}
      className="sticky bottom-(--bottom-bar,0px) z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper px-4 py-3 sm:-mx-8 sm:px-8 lg:mx-0 lg:px-0"
    >
      <Button look="primary" onClick={() => onAsk('approve')} aria-keyshortcuts="a">
        {t('approve')} <Key>a</Key>
      </Button>
      <Button onClick={() => onAsk('reject')} aria-keyshortcuts="r">
        {t('reject')} <Key>r</Key>
      </Button>
      <Button onClick={() => onAsk('ask')} aria-keyshortcuts="n">
        {t('ask')} <Key>n</Key>
      </Button>
      <span className="ml-auto flex gap-1">
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
  );
}

/** A key beside its act; on a phone there are no keys. */
function Key({ children }: { readonly children: string }) {
  return (
    <kbd
      aria-hidden
      className="rounded-xs border border-current/35 px-1.25 text-12 font-normal max-lg:hidden"
    >
      {children}
    </kbd>
  );
}

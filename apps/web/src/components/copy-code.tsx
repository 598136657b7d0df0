'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { cx } from '../lib/cx.ts';

const SHOWN_MS = 2000;

/** A code that copies itself: press it, and it says so. */
export function CopyCode({
  code,
  className,
}: {
  readonly code: string;
  readonly className?: string;
}) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // Over plain http a browser may refuse the clipboard.
      toast.error(t('copyFailed'));
    }
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      title={t('copy')}
      aria-label={t('copyCode', { code })}
      className={cx(
        'num inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-xs px-1 text-left font-semibold transition-colors hover:bg-hover',
        className,
      )}
    >
      <span className="break-all">{code}</span>
      <Icon aria-hidden className={cx('size-3.5 shrink-0', copied ? 'text-done' : 'text-faint')} />
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </button>
  );
}

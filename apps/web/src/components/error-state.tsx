'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { useErrorText } from '../lib/use-error-text.ts';
import { Button } from './button.tsx';

type ErrorStateProps = {
  /** What was thrown: its sentence is shown. */
  readonly error?: unknown;
  /** Words of the place itself, instead of the general ones. */
  readonly title?: ReactNode;
  readonly text?: ReactNode;
  readonly onRetry?: () => void;
  readonly action?: ReactNode;
  readonly className?: string;
};

/** Something could not be shown: what happened, what is safe, what to press. */
export function ErrorState({ error, title, text, onRetry, action, className }: ErrorStateProps) {
  const t = useTranslations('common');
  const textOf = useErrorText();
  return (
    <div
      role="alert"
      className={cx(
        'flex flex-col items-start gap-1 rounded-md border border-line border-l-4 border-l-danger bg-raised p-4',
        className,
      )}
    >
      <p className="font-semibold">{title ?? t('error.title')}</p>
      <p className="text-soft">{text ?? (error === undefined ? t('error.text') : textOf(error))}</p>
      {onRetry || action ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {onRetry ? (
            <Button size="sm" onClick={onRetry}>
              {t('retry')}
            </Button>
          ) : null}
          {action}
        </div>
      ) : null}
    </div>
  );
}

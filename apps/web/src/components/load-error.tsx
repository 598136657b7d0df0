'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button.tsx';
import { ErrorState } from './error-state.tsx';

type Props = {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly retrying?: boolean;
};

/** A part of a page that could not be loaded: why, and the button that tries again. */
export function LoadError({ error, onRetry, retrying = false }: Props) {
  const t = useTranslations('common');
  return (
    <ErrorState
      error={error}
      action={
        <Button size="sm" onClick={onRetry} pending={retrying}>
          {t('retry')}
        </Button>
      }
    />
  );
}

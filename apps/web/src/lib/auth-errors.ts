'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

/** What better-auth answers when it refuses. */
export type AuthError = {
  readonly code?: string | undefined;
  readonly status: number;
  /** Of what was asked for too often: how many seconds to wait. */
  readonly details?: { readonly retryAfter?: number };
};

/** Its codes, by the sentence each one has; several mean the same to a person. */
const sentences: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrongPair',
  INVALID_PASSWORD: 'wrongPassword',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'wrongPair',
  INVALID_EMAIL: 'email',
  USER_ALREADY_EXISTS: 'taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'taken',
  PASSWORD_TOO_SHORT: 'short',
  PASSWORD_TOO_LONG: 'long',
  INVALID_TOKEN: 'token',
  TOKEN_EXPIRED: 'token',
  INVALID_NAME: 'name',
  CONSENT_MISSING: 'consent',
  EMAIL_ALREADY_VERIFIED: 'verified',
  SESSION_EXPIRED: 'session',
  SESSION_NOT_FRESH: 'session',
  UNAUTHORIZED: 'session',
};

/** Turns a refusal of the account service into the sentence a person reads. */
export function useAuthErrorText(): (error: AuthError) => string {
  const t = useTranslations('account.errors');
  const common = useTranslations('common');
  const errors = useTranslations('status.errors');
  return useCallback(
    (error) => {
      const known = error.code === undefined ? undefined : sentences[error.code];
      if (known) return t(known);
      if (error.status === 429) return errors('RATE_LIMITED');
      if (error.status === 401) return t('session');
      return error.status === 0 ? common('network') : errors('INTERNAL');
    },
    [t, common, errors],
  );
}

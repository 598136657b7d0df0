'use client';

import { inferAdditionalFields } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';

/** Accounts and sessions: sign up, in and out, passwords, sessions, deletion. */
export const authClient = createAuthClient({
  plugins: [
    inferAdditionalFields({
      user: {
        role: { type: 'string', input: false },
        language: { type: 'string', required: false },
        termsVersion: { type: 'string', required: true },
      },
    }),
  ],
});

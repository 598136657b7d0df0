import { apiKey } from '@better-auth/api-key';
import { type Database, preparing } from '@musicloud/db/database';
import type { Mailer } from '@musicloud/db/mail/mailer';
import { mailText } from '@musicloud/db/mail/texts';
import * as schema from '@musicloud/db/schema/index';
import { line } from '@musicloud/domain/shared/text';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { CLIENT_ADDRESS } from './client-address.ts';
import { type Env, ownOrigins, publicUrl } from './env.ts';
import { log } from './log.ts';

export type AuthParts = {
  readonly env: Env;
  readonly database: Database;
  readonly mailer: Mailer;
  /** The version of the terms in force: what a sign-up has to agree to. */
  readonly termsVersion: string;
  /** Releases everything of an account that is about to go. */
  readonly onDelete: (accountId: string) => Promise<void>;
};

const MINUTE = 60;

/** Accounts, sessions and API keys, kept by better-auth in our own tables. */
export function createAuth({ env, database, mailer, termsVersion, onDelete }: AuthParts) {
  const base = publicUrl(env);
  const send = (kind: 'verify' | 'reset', user: { email: string; name: string }, url: string) =>
    mailer.send({
      to: user.email,
      ...mailText(kind, languageOf(user), { name: user.name, url }),
    });
  return betterAuth({
    appName: 'MusiCloud',
    baseURL: base,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET,
    trustedOrigins: ownOrigins(env),
    database: drizzleAdapter(preparing(database), { provider: 'pg', schema }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => send('reset', user, url),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      sendVerificationEmail: ({ user, url }) => send('verify', user, url),
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'creator' },
        language: { type: 'string', required: false, defaultValue: 'ko' },
        termsVersion: { type: 'string', required: true },
        consentedAt: { type: 'date', input: false, defaultValue: () => new Date() },
      },
      deleteUser: { enabled: true, beforeDelete: (user) => onDelete(user.id) },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            if (user.termsVersion !== termsVersion)
              throw new APIError('BAD_REQUEST', consentMissing);
            return { data: { ...user, ...settings(user) } };
          },
        },
        update: {
          before: async (user) => {
            // What somebody agreed to is no setting.
            if ('termsVersion' in user) throw new APIError('BAD_REQUEST', consentMissing);
            return { data: { ...user, ...settings(user) } };
          },
        },
      },
    },
    session: { expiresIn: 30 * 24 * 60 * MINUTE, updateAge: 24 * 60 * MINUTE },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: MINUTE,
      max: 600,
      customRules: Object.fromEntries(
        [
          '/sign-in/email',
          '/sign-up/email',
          '/request-password-reset',
          '/send-verification-email',
          '/reset-password',
          '/change-password',
          '/delete-user',
        ].map((path) => [path, { window: MINUTE, max: env.SIGN_IN_LIMIT }]),
      ),
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      cookiePrefix: 'musicloud',
      useSecureCookies: base.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'mc_',
        enableMetadata: false,
        // The library's own default is ten requests a day.
        rateLimit: { enabled: true, timeWindow: MINUTE * 1000, maxRequests: env.API_KEY_LIMIT },
        keyExpiration: { defaultExpiresIn: null },
      }),
    ],
    telemetry: { enabled: false },
    // Left to itself it would write a fault to the console, with all that was in the query.
    onAPIError: { throw: true, errorURL: `${base}/sign-in` },
    // What the library adds to its messages may be an address or a key's hash: it stays out of the logs.
    logger: { log: (level, message) => log[level]({ part: 'auth' }, message) },
  });
}

const schemaOfName = line(100);
const consentMissing = {
  code: 'CONSENT_MISSING',
  message: 'Agree to the terms in force to sign up.',
};
const languageOf = (user: object): 'ko' | 'en' =>
  'language' in user && user.language === 'en' ? 'en' : 'ko';

/** What somebody said of themselves, as it is stored. */
function settings(user: { name?: unknown; language?: unknown }) {
  return {
    ...(user.name !== undefined && { name: artistName(user.name) }),
    ...(user.language !== undefined && { language: languageSaid(user.language) }),
  };
}

/** Empty or overlong names are refused. */
function artistName(name: unknown): string {
  const parsed = schemaOfName.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new APIError('BAD_REQUEST', {
    code: 'INVALID_NAME',
    message: 'An artist name has 1 to 100 characters.',
  });
}

function languageSaid(language: unknown): 'ko' | 'en' {
  if (language === 'ko' || language === 'en') return language;
  throw new APIError('BAD_REQUEST', { code: 'INVALID_INPUT', message: 'Languages are ko and en.' });
}

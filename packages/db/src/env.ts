import { z } from 'zod';
import type { Whole } from './backup/take-backup.ts';
import { isSourcesUrl, SOURCES_URL_EXPECTED } from './registry/url.ts';
import { isStorageUrl, STORAGE_URL_EXPECTED } from './storage/url.ts';

/** What the command-line tools of this package need. */
export const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'has to be a postgres:// URL' }),
});

const PassphraseEnv = z.object({
  /** Seals backups, and opens sealed ones. */
  BACKUP_PASSPHRASE: z.string().min(12, 'has to have at least 12 characters').optional(),
});

/** What those need that keep everything: the stores, and the secrets that belong to them. */
export const KeepingEnv = Env.extend({
  ...PassphraseEnv.shape,
  SOURCES_URL: z.string().refine(isSourcesUrl, SOURCES_URL_EXPECTED),
  STORAGE_URL: z.string().refine(isStorageUrl, STORAGE_URL_EXPECTED),
  AUTH_SECRET: z.string().min(32, 'has to have at least 32 characters').optional(),
  CERTIFICATE_KEY: z.string().min(1).optional(),
});

/** The environment of a tool; a bad value ends it with the variable's name and what is expected. */
export function readEnv(): z.infer<typeof Env> {
  return parsed(Env);
}

/** What opens a sealed backup, for a tool that needs nothing else. */
export const readPassphrase = (): string | undefined => parsed(PassphraseEnv).BACKUP_PASSPHRASE;

/** Where everything is that is kept, by the names it has in a backup. */
export function readKeepingEnv(): Whole {
  const env = parsed(KeepingEnv);
  const secrets = { 'auth-secret': env.AUTH_SECRET, 'certificate-key': env.CERTIFICATE_KEY };
  const set = Object.entries(secrets).filter((one): one is [string, string] => Boolean(one[1]));
  return {
    databaseUrl: env.DATABASE_URL,
    sourcesUrl: env.SOURCES_URL,
    storageUrl: env.STORAGE_URL,
    keys: Object.fromEntries(set),
    passphrase: env.BACKUP_PASSPHRASE,
  };
}

function parsed<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    process.stderr.write(`${issue.path.join('.')}: ${issue.message}\n`);
  }
  process.exit(1);
}

import path from 'node:path';
import { z } from 'zod';
import { Failure } from './lib/failure.ts';
import { inRoot } from './lib/paths.ts';

/** Everything a process of MusiCloud can be asked to do. */
export const allRoles = ['web', 'relay', 'approval', 'release', 'analysis', 'notify'] as const;
export type Role = (typeof allRoles)[number];

const isRole = (name: string): name is Role => (allRoles as readonly string[]).includes(name);

const port = z.string().refine((text) => /^\d{1,5}$/.test(text) && +text > 0 && +text < 65_536, {
  error: 'a whole number from 1 to 65535',
});

const roles = z
  .string()
  .transform((text) => text.split(',').map((role) => role.trim()))
  .refine((names) => names.every(isRole), { error: `a comma list of ${allRoles.join(', ')}` })
  .transform((names) => [...new Set(names.filter(isRole))]);

/** A URL of one of these schemes; what it holds is never repeated, since it may hold a password. */
function url(example: string, ...schemes: string[]) {
  const error = `a URL such as ${example}`;
  return z
    .string()
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), { error });
}

const flag = z.enum(['0', '1'], { error: '0 or 1' }).transform((text) => text === '1');

const schema = z.object({
  PORT: port.default('3000').transform(Number),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'an address or a host name' })
    .default('127.0.0.1'),
  DATA_DIR: z.string().optional(),
  ROLES: roles.default([...allRoles]),
  DATABASE_URL: url(
    'postgres://user:password@host:5432/musicloud',
    'postgres:',
    'postgresql:',
  ).optional(),
  DATABASE_REPLICA_URL: url(
    'postgres://user:password@replica:5432/musicloud',
    'postgres:',
    'postgresql:',
  ).optional(),
  // A cluster's nodes are a comma list, which no URL has; the workers look closer.
  REDIS_URL: z
    .string()
    .regex(/^rediss?(-cluster)?:\/\/./, {
      error: 'a URL such as redis://host:6379 or redis-cluster://one:6379,two:6379,three:6379',
    })
    .optional(),
  SOURCES_URL: url(
    'file:/srv/musicloud/sources.db or mysql://user:password@host:3306/musicloud',
    'file:',
    'mysql:',
  ).optional(),
  STORAGE_URL: url('file:/srv/musicloud/files', 'file:', 's3:').optional(),
  PUBLIC_URL: url('https://music.example', 'http:', 'https:').optional(),
  SMTP_URL: url('smtp://user:password@host:587', 'smtp:', 'smtps:').optional(),
  AUTH_SECRET: z.string().min(32, { error: 'at least 32 random characters' }).optional(),
  CERTIFICATE_KEY: z.string().optional(),
  BACKUP_PASSPHRASE: z.string().min(12, { error: 'at least 12 characters' }).optional(),
  MAIL_DIR: z.string().optional(),
  SEED_DEMO: flag.default(false),
});

/** The variables `npm start` understands, checked, with defaults filled in. */
export type Env = Omit<z.infer<typeof schema>, 'DATA_DIR'> & {
  /** Absolute. */
  DATA_DIR: string;
};

/**
 * Reads the variables.
 * @throws {Failure} that names the first bad one, its value (unless it may hold a secret) and what is expected
 */
export function readEnv(variables: NodeJS.ProcessEnv = process.env, cwd = callerFolder()): Env {
  // An empty variable is what `X= npm start` leaves: it counts as not set.
  const set = Object.entries(variables).filter(([, value]) => value?.trim());
  const parsed = schema.safeParse(Object.fromEntries(set));
  if (!parsed.success) throw new Failure(sentence(parsed.error.issues[0], variables));
  const dataDir = parsed.data.DATA_DIR;
  return { ...parsed.data, DATA_DIR: dataDir ? path.resolve(cwd, dataDir) : inRoot('.data') };
}

/** npm changes to the root of the repository; relative paths are meant from where it was called. */
export function callerFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

function sentence(issue: z.core.$ZodIssue | undefined, variables: NodeJS.ProcessEnv): string {
  const name = String(issue?.path[0]);
  const secret = /_URL$|SECRET|PASSPHRASE/.test(name);
  const got = secret ? 'cannot be used' : `is "${variables[name]}"`;
  return `${name} ${got}: expected ${issue?.message}.`;
}

/** Is this an address only this machine reaches? */
export function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}

import { logLevel, otlpEndpoint, traceShare } from '@musicloud/db/observe/settings';
import { REDIS_URL_EXPECTED, redisAt } from '@musicloud/db/queues/redis-url';
import { isSourcesUrl, SOURCES_URL_EXPECTED } from '@musicloud/db/registry/url';
import { isStorageUrl, STORAGE_URL_EXPECTED } from '@musicloud/db/storage/url';
import type { JWK } from 'jose';
import { z } from 'zod';
import { proxiesOf } from './client-address.ts';

const port = z.coerce.number({ error: 'has to be a port number' }).int().min(0).max(65_535);
const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `has to be a URL such as ${example}` });
const flag = z.enum(['0', '1'], { error: 'has to be 0 or 1' }).transform((value) => value === '1');

/** A private key as JWK (RFC 8037); what it holds is never repeated. */
function signingKey(text: string, context: z.RefinementCtx): JWK {
  try {
    const key = JSON.parse(text) as JWK;
    if (key.kty === 'OKP' && key.crv === 'Ed25519' && key.d && key.x) return key;
  } catch {
    // Told below, without what it was.
  }
  context.addIssue({ code: 'custom', message: 'has to be a private Ed25519 key as JWK' });
  return z.NEVER;
}

function proxies(list: string, context: z.RefinementCtx) {
  try {
    return proxiesOf(list);
  } catch {
    const message = 'has to be a comma list of addresses and networks such as 10.244.0.0/16';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
}

/** All that the web process is told from outside. Parsed once, at boot. */
export const Env = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  /** The address people use, for links in mail and for cookies; by default http://localhost:PORT. */
  PUBLIC_URL: url(/^https?$/, 'https://music.example.org').optional(),
  /** Proxies in front, by address or network: only what they say of the client's address is believed. */
  TRUSTED_PROXIES: z.string().default('').transform(proxies),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host/database'),
  /** A streaming replica of it, from which lists, counts, tracks and live updates are read. */
  DATABASE_REPLICA_URL: url(
    /^postgres(ql)?$/,
    'postgres://user:password@replica/database',
  ).optional(),
  /** The copyright domain's database, by default the main one; of its own only to try its trouble alone. */
  COPYRIGHT_DATABASE_URL: url(
    /^postgres(ql)?$/,
    'postgres://user:password@host/database',
  ).optional(),
  /** How long an upload may wait for its decision, in milliseconds. */
  COPYRIGHT_TIMEOUT_MS: z.coerce.number().int().min(50).max(60_000).default(610),
  /** Decisions at work at the same time: the size of the copyright domain's own pool. */
  COPYRIGHT_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(8),
  /** How long a release may take before it is given up and undone, in milliseconds. */
  RELEASE_DEADLINE_MS: z.coerce.number().int().min(1_000).default(600_000),
  /** How many days an author or requester has to answer, and how long a notice of revoking runs. */
  ANSWER_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(14),
  NOTICE_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(7),
  /** How many days after its creator's answer to an objection a stopped track comes back. */
  RESUME_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(10),
  /** Where the queues are, to say how they stand; on PostgreSQL by default. Uploads never ask them. */
  REDIS_URL: z
    .string()
    .refine((text) => redisAt(text) !== null, REDIS_URL_EXPECTED)
    .optional(),
  SOURCES_URL: z.string().refine(isSourcesUrl, SOURCES_URL_EXPECTED),
  STORAGE_URL: z.string().refine(isStorageUrl, STORAGE_URL_EXPECTED),
  AUTH_SECRET: z.string().min(32, 'has to have at least 32 characters'),
  /** Signs certificates: a private Ed25519 key as JWK. */
  CERTIFICATE_KEY: z.string().transform(signingKey),
  SMTP_URL: url(/^smtps?$/, 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z.string().min(3).default('MusiCloud <no-reply@musicloud.example>'),
  MAIL_DIR: z.string().min(1),
  /** Set by `npm start` when the database is the embedded one. */
  EMBEDDED: flag.default(false),
  SEED_DEMO: flag.default(false),
  /** Requests a minute that one API key may make. */
  API_KEY_LIMIT: z.coerce.number().int().min(1).default(600),
  /** Attempts to sign in, sign up or reset a password, by one address in a minute. */
  SIGN_IN_LIMIT: z.coerce.number().int().min(1).default(60),
  /** Uploads that one account may begin, and contents it may submit, a minute; 0 for as many as come. */
  UPLOAD_LIMIT: z.coerce.number().int().min(0).default(600),
  /** Reports of tracks that one address, and for one e-mail address, may be filed a minute; 0 for as many as come. */
  REPORT_LIMIT: z.coerce.number().int().min(0).default(5),
  /** Collaborators that one account may invite a minute; 0 for as many as come. */
  INVITATION_LIMIT: z.coerce.number().int().min(0).default(20),
  /** API keys that one account may make a minute. */
  KEY_CREATION_LIMIT: z.coerce.number().int().min(1).default(30),
  /** How long it goes on serving, though not ready any more, before it stops: until everyone in front has seen that. */
  DRAIN_MS: z.coerce.number().int().min(0).max(120_000).default(0),
  /** The share of its memory past which it says it is not live. */
  LIVE_MEMORY_SHARE: z.coerce.number().min(0.1).max(1).default(0.85),
  /** What Node was told; read for its heap limit only. */
  NODE_OPTIONS: z.string().default(''),
  /** Folder with the operator's own terms and privacy texts; the shipped ones by default. */
  LEGAL_DIR: z.string().min(1).optional(),
  LOG_LEVEL: logLevel,
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint,
  OTEL_TRACES_SAMPLER_ARG: traceShare,
});
export type Env = z.infer<typeof Env>;

/** The signing key alone, for a tool that needs nothing else. Throws when it is none. */
export const readCertificateKey = (): JWK =>
  z.string().transform(signingKey).parse(process.env.CERTIFICATE_KEY);

/** Parses the environment; a bad value stops the process with its name and what is expected. */
export function readEnv(): Env {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = Env.safeParse(set);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    process.stderr.write(`${issue.path.join('.')} ${issue.message}\n`);
  }
  process.exit(1);
}

/** Whether only this machine can reach the service. */
export const isLoopback = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host);
/** The address in links. */
export const publicUrl = (env: Pick<Env, 'PUBLIC_URL' | 'PORT'>) =>
  new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin;
/** Where this service's own pages are: on one's own machine also as 127.0.0.1, elsewhere the public URL only. */
export function ownOrigins(env: Pick<Env, 'PUBLIC_URL' | 'PORT'>): string[] {
  const own = publicUrl(env);
  if (!isLoopback(new URL(own).hostname)) return [own];
  const near = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${env.PORT}`);
  return [...new Set([own, ...near])];
}

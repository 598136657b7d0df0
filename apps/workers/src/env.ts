import { logLevel, otlpEndpoint, traceShare } from '@musicloud/db/observe/settings';
import { REDIS_URL_EXPECTED, redisAt } from '@musicloud/db/queues/redis-url';
import { isSourcesUrl, SOURCES_URL_EXPECTED } from '@musicloud/db/registry/url';
import { isStorageUrl, STORAGE_URL_EXPECTED } from '@musicloud/db/storage/url';
import { z } from 'zod';

/** The jobs a workers process can have; `relay` moves events to the queues and sweeps. */
export const workerRoles = ['relay', 'approval', 'release', 'analysis', 'notify'] as const;
export type WorkerRole = (typeof workerRoles)[number];

const roleList = z
  .string()
  .default(workerRoles.join(','))
  .transform((list) => list.split(',').map((role) => role.trim()))
  // `web` is another process's; naming it here is no mistake.
  .transform((list) => list.filter((role) => role !== 'web'))
  .pipe(z.array(z.enum(workerRoles, `has to be a comma list of ${workerRoles.join(', ')}`)).min(1));

export const Env = z.object({
  ROLES: roleList,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'has to be a postgres:// URL' }),
  REDIS_URL: z
    .string()
    .refine((text) => redisAt(text) !== null, REDIS_URL_EXPECTED)
    .optional(),
  SOURCES_URL: z.string().refine(isSourcesUrl, SOURCES_URL_EXPECTED),
  STORAGE_URL: z.string().refine(isStorageUrl, STORAGE_URL_EXPECTED),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'has to be an http:// or https:// URL' }),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'has to be an smtp:// URL' }).optional(),
  MAIL_FROM: z.string().min(3).default('MusiCloud <no-reply@musicloud.example>'),
  MAIL_DIR: z.string().min(1),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where health and metrics answer; 0 takes any free port. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** How long a release may take before it is given up and undone, in milliseconds. */
  RELEASE_DEADLINE_MS: z.coerce.number().int().min(1_000).default(600_000),
  /** How many days an author or requester has to answer, and how long a notice of revoking runs. */
  ANSWER_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(14),
  NOTICE_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(7),
  /** How many days after its creator's answer to an objection a stopped track comes back. */
  RESUME_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(10),
  /** When people are reminded, in days: so long after a request without an answer, so long before a term ends. */
  REMIND_AFTER_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(7),
  REMIND_BEFORE_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(30),
  /** How many days an upload that broke off is kept, and a whole file that nothing uses. */
  UNFINISHED_UPLOAD_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(7),
  UNUSED_FILE_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(30),
  /** How many days news that were read are kept, and dead letters once they are settled. */
  NEWS_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(180),
  DEAD_LETTER_DAYS: z.coerce.number().min(0.000_001).max(3_650).default(30),
  /** How long one file may be listened to, in milliseconds, and how much memory that may take, in MiB. */
  ANALYSIS_TIMEOUT_MS: z.coerce.number().int().min(1_000).default(180_000),
  ANALYSIS_MEMORY_MB: z.coerce.number().int().min(256).default(1_536),
  /** How long something may wait for its job before the sweep sends it again. */
  SWEEP_AFTER_MS: z.coerce.number().int().min(100).default(15_000),
  /** How long a role may stand still, though there is work, before this process says it is not live. */
  LIVE_STALL_MS: z.coerce.number().int().min(1_000).default(30_000),
  /** The share of its memory past which it says so, too. */
  LIVE_MEMORY_SHARE: z.coerce.number().min(0.1).max(1).default(0.85),
  /** What Node was told; read for its heap limit only. */
  NODE_OPTIONS: z.string().default(''),
  LOG_LEVEL: logLevel,
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint,
  OTEL_TRACES_SAMPLER_ARG: traceShare,
});
export type Env = z.infer<typeof Env>;

/** Parses the environment; a bad value stops the process with its name and what is expected. */
export function readEnv(): Env {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = Env.safeParse(set);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    process.stderr.write(`${String(issue.path[0])} ${issue.message}\n`);
  }
  process.exit(1);
}

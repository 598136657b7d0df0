import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { createWorld, type WorldOptions } from '@musicloud/db/testing/world';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import type { JWK } from 'jose';
import { expect } from 'vitest';
import { createKey } from '../account/keys.ts';
import { buildApp } from '../app.ts';
import { proxiesOf } from '../client-address.ts';
import { buildContainer } from '../container.ts';
import type { Env } from '../env.ts';
import type { Lifetime } from '../health.ts';
import { log } from '../log.ts';
import { createCaller } from '../router.ts';

log.level = 'silent';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON; undefined when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a stranger's view of the answer.
  readonly body: any;
};
export type Portal = Awaited<ReturnType<typeof createPortal>>;

/** The server's adapters and its app on the stores of a world of its own, without pages. */
export async function createPortal(over: Partial<Env> = {}, stores: WorldOptions = {}) {
  const world = await createWorld(stores);
  const container = await buildContainer({ ...envOf(world), ...over });
  const lifetime: Lifetime = { stopping: false };
  const app = buildApp(container, lifetime);
  const keyOf = async ({ account }: Caller, options = { unlimited: true }) =>
    (await createKey(container, account.id, 'test', options)).key;
  /** One call as a program makes it. */
  const call = async (
    method: string,
    address: string,
    { key, json, headers = {}, body }: Call = {},
  ): Promise<Answer> => {
    const sent = new Headers(headers);
    if (key) sent.set('authorization', `Bearer ${key}`);
    if (json !== undefined) sent.set('content-type', 'application/json');
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await app.request(address, { method, headers: sent, body: content ?? null });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  };
  return {
    ...world,
    world,
    container,
    lifetime,
    app,
    call,
    keyOf,
    /** Somebody new with a key. */
    program: async (role: 'creator' | 'admin' = 'creator') => {
      const caller = await world.caller(role);
      return { caller, key: await keyOf(caller) };
    },
    /** The procedures as a signed-in account calls them; null calls as nobody. */
    procedures: (caller: Caller | null) =>
      createCaller({
        container,
        account: caller?.account ?? null,
        trace: caller?.trace ?? { correlationId: 'nobody', causeId: null },
      }),
    /** Does what the approval worker does. */
    registerNow: (id: string) =>
      registerSource(container.ports, id as never, { correlationId: 'worker', causeId: null }),
    close: async () => {
      await container.close();
      await world.close();
    },
  };
}

type Call = {
  readonly key?: string | undefined;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** A key to sign certificates with, made anew. */
export const testKey = (): JWK =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK;

function envOf(world: Awaited<ReturnType<typeof createWorld>>): Env {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: 3000,
    PUBLIC_URL: undefined,
    TRUSTED_PROXIES: proxiesOf(''),
    DATABASE_URL: world.database.url,
    DATABASE_REPLICA_URL: undefined,
    REDIS_URL: undefined,
    SOURCES_URL: world.sourcesUrl,
    STORAGE_URL: `file:${path.join(world.folder, 'files')}`,
    AUTH_SECRET: 'a secret of a test, long enough to be one',
    SMTP_URL: undefined,
    MAIL_FROM: 'MusiCloud <no-reply@musicloud.example>',
    MAIL_DIR: path.join(world.folder, 'mail'),
    EMBEDDED: false,
    SEED_DEMO: false,
    // Long: these tests are about other things than a busy machine.
    COPYRIGHT_TIMEOUT_MS: 10_000,
    COPYRIGHT_CONNECTIONS: 8,
    RELEASE_DEADLINE_MS: 600_000,
    CERTIFICATE_KEY: testKey(),
    ANSWER_DAYS: 14,
    NOTICE_DAYS: 7,
    RESUME_DAYS: 10,
    REPORT_LIMIT: 0,
    INVITATION_LIMIT: 0,
    API_KEY_LIMIT: 600,
    SIGN_IN_LIMIT: 600,
    UPLOAD_LIMIT: 600,
    KEY_CREATION_LIMIT: 600,
    DRAIN_MS: 0,
    LIVE_MEMORY_SHARE: 0.85,
    NODE_OPTIONS: '',
    LEGAL_DIR: undefined,
    LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
    OTEL_TRACES_SAMPLER_ARG: 1,
  };
}

/** Holds that an answer is a refusal as RFC 9457 has it, with a sentence, its code and an id to ask about. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, type: `/docs#${code}` });
  expect(answer.body.title.length).toBeGreaterThan(10);
  expect(answer.body.correlationId).toMatch(/^[\w-]{8,}$/);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|at async/);
}

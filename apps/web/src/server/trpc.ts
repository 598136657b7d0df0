import type { Reader } from '@musicloud/db/reads/decision-view';
import type { Account } from '@musicloud/domain/account/account';
import { DomainError, domainCodeOf } from '@musicloud/domain/shared/errors';
import type { Trace } from '@musicloud/domain/shared/events';
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Container } from './container.ts';
import { answers, type Problem, problemOf } from './errors.ts';
import { type Limited, limit } from './limits.ts';
import { log } from './log.ts';
import { observedCall } from './observe-call.ts';

export type Context = {
  readonly container: Container;
  readonly account: Account | null;
  readonly trace: Trace;
  /** Whether whoever called is still signed in: a stream outlives many a session. */
  readonly stays?: () => Promise<boolean>;
  /** When the request came, as `performance.now()` counts; unknown to callers inside the process. */
  readonly arrived?: number;
  /** Where the request came from; unknown to callers inside the process. */
  readonly address?: string | undefined;
};

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const domain = describe(error, ctx?.trace.correlationId ?? '');
    const { code, httpStatus, path } = shape.data;
    return { ...shape, message: domain.code, data: { code, httpStatus, path, domain } };
  },
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
});

function describe(error: TRPCError, correlationId: string): Problem {
  if (domainCodeOf(error.cause)) return problemOf(error.cause, correlationId);
  if (error.cause instanceof ZodError) {
    const field = error.cause.issues[0]?.path.join('.') ?? '';
    return { code: 'INVALID_INPUT', details: { field }, correlationId };
  }
  const known: Partial<Record<string, Problem['code']>> = {
    BAD_REQUEST: 'INVALID_INPUT',
    PARSE_ERROR: 'INVALID_INPUT',
    PAYLOAD_TOO_LARGE: 'BODY_TOO_LARGE',
    UNSUPPORTED_MEDIA_TYPE: 'CONTENT_TYPE_REFUSED',
    METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
    NOT_FOUND: 'NOT_FOUND',
  };
  return { code: known[error.code] ?? 'INTERNAL', details: {}, correlationId };
}

/** Turns the domain's refusals into tRPC's; anything else is logged whole and told as INTERNAL. */
const telling = t.middleware(async ({ next, path, ctx }) => {
  const result = await observedCall(path, ctx.trace.correlationId, next);
  if (result.ok) return result;
  const code = domainCodeOf(result.error.cause);
  if (code) throw new TRPCError({ code: answers[code].trpc, cause: result.error.cause });
  if (result.error.code === 'INTERNAL_SERVER_ERROR') {
    log.error({ path, correlationId: ctx.trace.correlationId, err: result.error.cause }, 'failed');
  }
  return result;
});

const open = t.procedure.use(telling);

/** For anyone. */
export const anyone = open;

/** For signed-in accounts: use cases get the caller, reads the reader. */
export const creator = open.use(({ ctx, next }) => {
  if (!ctx.account) throw new DomainError('UNAUTHENTICATED');
  return next({ ctx: { ...ctx, ...callerOf(ctx.account, ctx.trace) } });
});

/** For signed-in accounts, so often a minute. */
export const limited = (what: Limited) =>
  creator.use(async ({ ctx: { container, account }, next }) => {
    await limit(container, what, account.id);
    return next();
  });

/** For copyright admins; for everyone else the procedure is not there. */
export const admin = creator.use(({ ctx, next }) => {
  if (ctx.account.role !== 'admin') throw new DomainError('NOT_FOUND');
  return next();
});

function callerOf(account: Account, trace: Trace) {
  const reader: Reader = { id: account.id, admin: account.role === 'admin' };
  return { account, caller: { account, trace }, reader };
}

export const { router, createCallerFactory } = t;

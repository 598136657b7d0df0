import { type DomainError, domainCodeOf, type ErrorDetails } from '@musicloud/domain/shared/errors';
import { answers, type Problem, problemOf } from './errors.ts';
import { sentenceOf } from './sentences.ts';

/** An answer that says no, whichever way it is sent. */
export type Refusal = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Asked = {
  readonly path: string;
  readonly language: string | null | undefined;
  readonly correlationId: string;
};

/** Anything thrown as its answer: in tRPC's shape below `/api/trpc`, else as a problem of RFC 9457. */
export function refusalOf(error: unknown, asked: Asked): Refusal {
  const problem = problemOf(error, asked.correlationId);
  const { status } = answers[problem.code];
  const told = asked.path.startsWith('/api/trpc/')
    ? { type: 'application/json', body: asTrpc(problem, asked.path) }
    : { type: 'application/problem+json', body: asProblem(problem, asked.language) };
  const { retryAfter } = problem.details;
  return {
    status,
    headers: {
      'content-type': told.type,
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify(told.body),
  };
}

function asProblem({ code, details, correlationId }: Problem, language: Asked['language']) {
  return {
    type: `/docs#${code}`,
    title: sentenceOf(code, language ?? undefined),
    status: answers[code].status,
    code,
    ...(Object.keys(details).length > 0 && { detail: detailOf(details), details }),
    correlationId,
  };
}

/** As the procedures' own refusals: pages read both alike. The number is JSON-RPC's for a server's own errors. */
function asTrpc(domain: Problem, path: string) {
  const { status, trpc } = answers[domain.code];
  const data = { code: trpc, httpStatus: status, path: path.slice('/api/trpc/'.length), domain };
  return { error: { message: domain.code, code: -32_000, data } };
}

const detailOf = (details: ErrorDetails) =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

/** Whether something thrown is a refusal of ours and no fault. */
export const isRefusal = (error: unknown): error is DomainError =>
  domainCodeOf(error) !== undefined && domainCodeOf(error) !== 'INTERNAL';

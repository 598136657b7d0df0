import { type ErrorCode, type ErrorDetails, errorCodes } from '@musicloud/domain/shared/errors';

/** What the domain refused, as it arrives at a page. */
export type PageError = {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Names the request in the service's log; shown with errors that are not the person's own. */
  readonly correlationId: string | null;
};

const known: ReadonlySet<string> = new Set(errorCodes);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * The domain's refusal inside anything a procedure call threw: from the client `error.data.domain`, from the
 * caller on the server the domain error itself as `cause`. Null when it was the line or a fault of ours.
 */
export function domainErrorOf(error: unknown): PageError | null {
  const outer = record(error);
  const sent = record(record(outer.data).domain);
  const inner = sent.code === undefined ? record(outer.cause) : sent;
  const { code, details, correlationId } = inner;
  if (typeof code !== 'string' || !known.has(code)) return null;
  return {
    code: code as ErrorCode,
    details: record(details) as ErrorDetails,
    correlationId: typeof correlationId === 'string' ? correlationId : null,
  };
}

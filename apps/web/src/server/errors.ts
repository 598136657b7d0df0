import { domainCodeOf, type ErrorCode, type ErrorDetails } from '@musicloud/domain/shared/errors';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';

/** HTTP status and tRPC code of every way a use case can say no. */
export const answers: Readonly<
  Record<ErrorCode, { readonly status: number; readonly trpc: TRPC_ERROR_CODE_KEY }>
> = {
  UNAUTHENTICATED: { status: 401, trpc: 'UNAUTHORIZED' },
  KEY_REFUSED: { status: 401, trpc: 'UNAUTHORIZED' },
  FORBIDDEN: { status: 403, trpc: 'FORBIDDEN' },
  CROSS_SITE: { status: 403, trpc: 'FORBIDDEN' },
  NOT_FOUND: { status: 404, trpc: 'NOT_FOUND' },
  INVALID_INPUT: { status: 400, trpc: 'BAD_REQUEST' },
  BODY_TOO_LARGE: { status: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  HEAD_TOO_LARGE: { status: 431, trpc: 'BAD_REQUEST' },
  TOO_SLOW: { status: 408, trpc: 'TIMEOUT' },
  METHOD_NOT_ALLOWED: { status: 405, trpc: 'METHOD_NOT_SUPPORTED' },
  CONTENT_TYPE_REFUSED: { status: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  CONFLICT: { status: 409, trpc: 'CONFLICT' },
  ID_TAKEN: { status: 409, trpc: 'CONFLICT' },
  NOT_EDITABLE: { status: 409, trpc: 'CONFLICT' },
  ALREADY_DELETED: { status: 409, trpc: 'CONFLICT' },
  NOT_WITHDRAWABLE: { status: 409, trpc: 'CONFLICT' },
  NOT_CONTESTABLE: { status: 409, trpc: 'CONFLICT' },
  NOT_IN_REVIEW: { status: 409, trpc: 'CONFLICT' },
  NOTHING_ASKED: { status: 409, trpc: 'CONFLICT' },
  ORIGINAL_REQUIRED: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  ORIGINAL_NOT_FOUND: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  ORIGINAL_IS_SELF: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  ORIGINAL_NOT_ALLOWED: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  ASSET_NOT_FOUND: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  ASSET_INCOMPLETE: { status: 409, trpc: 'CONFLICT' },
  ASSET_IN_USE: { status: 409, trpc: 'CONFLICT' },
  FILE_EMPTY: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  FILE_TOO_LARGE: { status: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  AUDIO_NOT_RECOGNISED: { status: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  DOCUMENT_NOT_RECOGNISED: { status: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  SOURCE_NOT_REGISTERED: { status: 409, trpc: 'CONFLICT' },
  ALREADY_SUSPENDED: { status: 409, trpc: 'CONFLICT' },
  NOT_SUSPENDED: { status: 409, trpc: 'CONFLICT' },
  HELD_BY_OBJECTION: { status: 409, trpc: 'CONFLICT' },
  OBJECTION_MOVED: { status: 409, trpc: 'CONFLICT' },
  NOT_FAILED: { status: 409, trpc: 'CONFLICT' },
  NEVER_PERMITTED: { status: 409, trpc: 'CONFLICT' },
  USE_NOT_ALLOWED: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  COLLABORATOR_NOT_FOUND: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  ALREADY_INVITED: { status: 409, trpc: 'CONFLICT' },
  SHARES_OVER: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  NOT_INVITED: { status: 409, trpc: 'CONFLICT' },
  NOT_ASKED: { status: 409, trpc: 'CONFLICT' },
  STILL_OPEN: { status: 409, trpc: 'CONFLICT' },
  NOT_GRANTED: { status: 409, trpc: 'CONFLICT' },
  NO_NOTICE: { status: 409, trpc: 'CONFLICT' },
  NO_END: { status: 409, trpc: 'CONFLICT' },
  ENDING_NOW: { status: 409, trpc: 'CONFLICT' },
  REASON_MISSING: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  TERMS_PAST: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  COPYRIGHT_BUSY: { status: 503, trpc: 'SERVICE_UNAVAILABLE' },
  SOURCES_AWAY: { status: 503, trpc: 'SERVICE_UNAVAILABLE' },
  RATE_LIMITED: { status: 429, trpc: 'TOO_MANY_REQUESTS' },
  INTERNAL: { status: 500, trpc: 'INTERNAL_SERVER_ERROR' },
};

/** What a page or program is told of a failure: a code, facts for its sentence, and the id to ask about. */
export type Problem = {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly correlationId: string;
};

/** The problem of anything thrown; what the domain did not say is INTERNAL, and says nothing more. */
export function problemOf(error: unknown, correlationId: string): Problem {
  const code = domainCodeOf(error);
  if (!code) return { code: 'INTERNAL', details: {}, correlationId };
  return { code, details: (error as { details: ErrorDetails }).details, correlationId };
}

/**
 * Every way a use case can say no. Closed: each code has one place in the map to tRPC and HTTP
 * and one sentence in each message catalogue, held by the compiler and by a test.
 */
export const errorCodes = [
  'UNAUTHENTICATED',
  'KEY_REFUSED',
  'FORBIDDEN',
  'CROSS_SITE',
  'NOT_FOUND',
  'INVALID_INPUT',
  'BODY_TOO_LARGE',
  'HEAD_TOO_LARGE',
  'TOO_SLOW',
  'METHOD_NOT_ALLOWED',
  'CONTENT_TYPE_REFUSED',
  'CONFLICT',
  'ID_TAKEN',
  'NOT_EDITABLE',
  'ALREADY_DELETED',
  'NOT_WITHDRAWABLE',
  'NOT_CONTESTABLE',
  'NOT_IN_REVIEW',
  'NOTHING_ASKED',
  'ORIGINAL_REQUIRED',
  'ORIGINAL_NOT_FOUND',
  'ORIGINAL_IS_SELF',
  'ORIGINAL_NOT_ALLOWED',
  'ASSET_NOT_FOUND',
  'ASSET_INCOMPLETE',
  'ASSET_IN_USE',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'AUDIO_NOT_RECOGNISED',
  'DOCUMENT_NOT_RECOGNISED',
  'SOURCE_NOT_REGISTERED',
  'ALREADY_SUSPENDED',
  'NOT_SUSPENDED',
  'HELD_BY_OBJECTION',
  'OBJECTION_MOVED',
  'NOT_FAILED',
  'USE_NOT_ALLOWED',
  'NEVER_PERMITTED',
  'COLLABORATOR_NOT_FOUND',
  'ALREADY_INVITED',
  'SHARES_OVER',
  'NOT_INVITED',
  'NOT_ASKED',
  'STILL_OPEN',
  'NOT_GRANTED',
  'NO_NOTICE',
  'NO_END',
  'ENDING_NOW',
  'REASON_MISSING',
  'TERMS_PAST',
  'COPYRIGHT_BUSY',
  'SOURCES_AWAY',
  'RATE_LIMITED',
  'INTERNAL',
] as const;

/** One code of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** Facts a sentence or a machine may need, for example the link of what was already uploaded. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A refusal by the domain. Told by its `code`, never by `instanceof`: a bundler may hold the class twice.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const known: ReadonlySet<string> = new Set(errorCodes);

/** The domain's code of anything thrown, or undefined when it is not the domain that refused. */
export function domainCodeOf(error: unknown): ErrorCode | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'DomainError' && typeof code === 'string' && known.has(code)
    ? (code as ErrorCode)
    : undefined;
}

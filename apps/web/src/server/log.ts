import { scopeFields } from '@musicloud/db/observe/scope';
import { toldError } from '@musicloud/db/told-error';
import pino from 'pino';

/** Structured logs to standard output. No personal data, keys or cookies: only ids, codes and times. Lines of a request carry its ids. */
export const log = pino({
  base: { service: 'web' },
  mixin: scopeFields,
  redact: ['*.authorization', '*.cookie', '*.password', '*.token'],
  serializers: { err: (error: unknown) => toldError(error) },
});

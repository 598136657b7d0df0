import { toldError } from '@musicloud/db/told-error';
import pino from 'pino';

/** Structured logs to standard output. No personal data, keys or cookies: only ids, codes and times. */
export const log = pino({
  base: { service: 'web' },
  redact: ['*.authorization', '*.cookie', '*.password', '*.token'],
  serializers: { err: (error: unknown) => toldError(error) },
});

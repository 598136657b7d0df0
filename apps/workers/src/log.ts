import { toldError } from '@musicloud/db/told-error';
import pino from 'pino';

/** Structured logs to standard output: ids, codes and times, no personal data. */
export const log = pino({
  base: { service: 'workers' },
  serializers: { err: (error: unknown) => toldError(error) },
});

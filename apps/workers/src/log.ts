import { scopeFields } from '@musicloud/db/observe/scope';
import { toldError } from '@musicloud/db/told-error';
import pino from 'pino';

/** Structured logs to standard output: ids, codes and times, no personal data. Lines of a job carry its ids. */
export const log = pino({
  base: { service: 'workers' },
  mixin: scopeFields,
  serializers: { err: (error: unknown) => toldError(error) },
});

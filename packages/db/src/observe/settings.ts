import { z } from 'zod';

/** From which weight on lines are written; `debug` adds probes and static files. */
export const logLevel = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    error: 'has to be fatal, error, warn, info, debug, trace or silent',
  })
  .default('info');

/** A collector's address; spans go to `/v1/traces` below it. What it holds is never repeated. */
export const otlpEndpoint = z
  .url({ protocol: /^https?$/, error: 'has to be a URL such as http://collector:4318' })
  .optional();

/** The share of traces that is kept; the same in all processes, so that traces are whole. */
export const traceShare = z.coerce
  .number({ error: 'has to be a share from 0 to 1' })
  .min(0, 'has to be a share from 0 to 1')
  .max(1, 'has to be a share from 0 to 1')
  .default(1);

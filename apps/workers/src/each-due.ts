import { inScope } from '@musicloud/db/observe/scope';
import { beginSpan } from '@musicloud/db/observe/spans';
import type { Trace } from '@musicloud/domain/shared/events';
import { log } from './log.ts';

/**
 * Does what is due, each by itself, so that one that fails holds up no other: what stays due comes again. Each is a
 * trace of its own, with the correlation id of what once led to it. Answers how many were due.
 */
export async function eachDue<Due extends { readonly trace: Trace }>(
  what: string,
  due: readonly Due[],
  act: (one: Due) => Promise<unknown>,
): Promise<number> {
  for (const one of due) {
    const span = beginSpan(what, {}, null);
    const { correlationId } = one.trace;
    await inScope({ ...span.place, correlationId, doors: new Set() }, () =>
      act(one).catch((error: Error) => log.warn({ due: one, err: error }, `${what}: not done yet`)),
    );
    span.end();
  }
  return due.length;
}

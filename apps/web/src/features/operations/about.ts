import { AssetId, ContentId, EventId } from '@musicloud/domain/shared/ids';
import { type JobName, jobs } from '@musicloud/domain/shared/jobs';
import type { DeadLetterView } from '@musicloud/domain/status/views';
import { z } from 'zod';

/** A failed job as it arrives here: an unknown payload may, for all the types know, be left out on the way. */
export type Letter = Omit<DeadLetterView, 'payload'> & { readonly payload?: unknown };

/** What a job is about, as far as its payload says. */
export type About =
  | { readonly kind: 'content' | 'asset' | 'event'; readonly id: string }
  | { readonly kind: 'nothing' };

const payloads = z.union([
  z
    .object({ contentId: ContentId })
    .transform(({ contentId: id }) => ({ kind: 'content', id }) as const),
  z.object({ assetId: AssetId }).transform(({ assetId: id }) => ({ kind: 'asset', id }) as const),
  z.object({ eventId: EventId }).transform(({ eventId: id }) => ({ kind: 'event', id }) as const),
]);

/** The content, file or event a payload names; a payload may be anything, that is why its job failed. */
export function aboutOf(payload: unknown): About {
  return payloads.safeParse(payload).data ?? { kind: 'nothing' };
}

/** The job's name if there is such a job. */
export function jobNameOf(name: string): JobName | 'unknown' {
  return Object.hasOwn(jobs, name) ? (name as JobName) : 'unknown';
}

/** Whether it can be sent again: the relay leaves out what no job takes. */
export function isSendable({ name, payload }: Pick<Letter, 'name' | 'payload'>): boolean {
  const job = jobNameOf(name);
  return job !== 'unknown' && jobs[job].schema.safeParse(payload).success;
}

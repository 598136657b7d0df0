import type { Copyright } from '../copyright/copyright.ts';
import { DomainError, type ErrorCode } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import type { Caller } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import type { Submitted } from './content.ts';

/** A submitted content with its copyright: what most commands work on. */
export type SubmittedFacts = ContentFacts & {
  readonly content: Submitted;
  readonly copyright: Copyright;
};

/** The facts of a content that is the caller's own; anyone else's is not found. */
export async function loadOwn(
  { contents }: Pick<Ports, 'contents'>,
  { account }: Caller,
  id: ContentId,
): Promise<ContentFacts> {
  const facts = await contents.load(id);
  if (facts?.content.creatorId !== account.id) throw new DomainError('NOT_FOUND');
  return facts;
}

/** The same facts as those of a submitted content, or the refusal `otherwise`. */
export function submitted(
  facts: ContentFacts | null,
  otherwise: ErrorCode = 'ALREADY_DELETED',
): SubmittedFacts {
  if (facts === null) throw new DomainError('NOT_FOUND');
  const { content, copyright } = facts;
  if (content.state !== 'submitted' || copyright === null) throw new DomainError(otherwise);
  return { ...facts, content, copyright };
}

/** The content one version further: every commit moves it, whatever it changes. */
export function touched(content: Submitted, now: Date): Submitted {
  return { ...content, version: content.version + 1, updatedAt: now };
}

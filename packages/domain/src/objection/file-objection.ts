import { DomainError } from '../shared/errors.ts';
import type { Trace } from '../shared/events.ts';
import type { Ports } from '../shared/ports.ts';
import { claimant } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { type Filed, file, type Objection, receiptOf } from './objection.ts';
import { objectionEvent } from './objection-events.ts';

/**
 * Anyone reports a track they can see. The same call repeated answers the first one.
 * Errors: NOT_FOUND for what is not registered, kept private or stopped already; ID_TAKEN.
 */
export async function fileObjection(
  ports: Pick<Ports, 'contents' | 'objections' | 'clock' | 'newId'>,
  filed: Omit<Filed, 'receipt'>,
  trace: Trace,
): Promise<Objection> {
  const known = await ports.objections.find(filed.id);
  if (known) return repeated(known, filed);
  if (!isShown(await ports.contents.load(filed.contentId))) throw new DomainError('NOT_FOUND');
  const receipt = receiptOf(ports.newId());
  const objection = file({ ...filed, receipt }, ports.clock());
  const event = objectionEvent(ports, 'filed', objection, claimant, trace);
  return repeated(await ports.objections.file(objection, event), filed);
}

function repeated(known: Objection, { contentId, report }: Omit<Filed, 'receipt'>): Objection {
  if (known.contentId !== contentId || known.email !== report.email)
    throw new DomainError('ID_TAKEN');
  return known;
}

/** Whether strangers see its page. */
function isShown(facts: ContentFacts | null): boolean {
  if (facts?.content.state !== 'submitted' || facts.source?.state !== 'registered') return false;
  return facts.content.submission.visibility !== 'private' && facts.source.suspension === null;
}

import { usable } from '../asset/asset.ts';
import { loadOwn, submitted } from '../content/load-own.ts';
import { DomainError } from '../shared/errors.ts';
import type { AssetId, ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { decisionChange, type NewDecision } from './take-decision.ts';

export type Supply = { readonly statement: string; readonly documents: readonly AssetId[] };

/**
 * Hands in what was asked for: words, documents or both; then it is reviewed (again).
 * Errors: NOT_FOUND, NOTHING_ASKED, INVALID_INPUT when nothing is handed in, and those of an asset.
 */
export function supplyMore(
  ports: Pick<Ports, 'contents' | 'assets' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
  { statement, documents }: Supply,
) {
  if (statement === '' && documents.length === 0) throw new DomainError('INVALID_INPUT');
  return settle(ports, async () => {
    const before = submitted(await loadOwn(ports, caller, id));
    const { copyright, decision } = before;
    if (copyright.state !== 'more_needed' || !decision) throw new DomainError('NOTHING_ASKED');
    for (const document of documents) {
      usable(await ports.assets.find(document), 'document', caller.account.id, id);
    }
    const supplied = eventOf(
      ports,
      'copyright.supplied',
      { contentId: id, statement, documents: [...documents] },
      actorOf(caller),
      caller.trace,
    );
    const { evidence } = decision;
    const said: NewDecision = {
      outcome: 'in_review',
      rule: 'documents-supplied',
      ruleVersion: 1,
      evidence: {
        ...evidence,
        documents: [...new Set([...evidence.documents, ...documents])],
        statement: statement === '' ? evidence.statement : statement,
      },
      by: { kind: 'rules' },
      note: '',
    };
    const change = decisionChange(ports, before, said, caller.trace, [supplied]);
    return { change: { ...change, claims: documents } };
  });
}

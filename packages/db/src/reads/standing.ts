import type { Submission } from '@musicloud/domain/content/content';
import { type Use, uses } from '@musicloud/domain/content/use';
import { rightsOf, usesRecording } from '@musicloud/domain/permission/rights';
import {
  inForce,
  plainTerms,
  sayingTogether,
  standingTermOf,
} from '@musicloud/domain/permission/terms';
import type { StandingView } from '@musicloud/domain/permission/views';
import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import type { Db } from '../database.ts';
import { standingTermsOf } from '../permissions/standing-terms.ts';
import { termsView } from './views.ts';

/** The uses of a content its creator answers for: of a cover or derivative the sound alone, the work is others'. */
const usesWithASay = ({ originalIds }: Submission): readonly Use[] =>
  originalIds.length === 0 ? uses : uses.filter(usesRecording);

/** What the authors of a content say in advance, use by use, as it holds now; joint ones together. */
export async function readStanding(
  db: Db,
  id: ContentId,
  creatorId: AccountId,
  submission: Submission,
  jointAuthors: readonly AccountId[] = [],
): Promise<StandingView[]> {
  const store = standingTermsOf({ db });
  const isRoot = submission.originalIds.length === 0;
  const authors = isRoot ? [creatorId, ...jointAuthors] : [creatorId];
  const said = await Promise.all(
    authors.map(async (author) => ({
      own: await store.read(author, id),
      byDefault: await store.read(author, null),
    })),
  );
  const now = new Date();
  const trusted = submission.originalIds.length === 0 && submission.credits.society !== 'none';
  return usesWithASay(submission).map((use) => {
    // The author of a work in trust is left with the consent to its change.
    if (trusted && !rightsOf(use).includes('consent_to_change')) {
      return { use, answer: 'society', terms: termsView(plainTerms) };
    }
    const each = said.map(({ own, byDefault }) =>
      inForce(standingTermOf(use, own, byDefault), now),
    );
    const { answer, terms } = sayingTogether(each);
    return { use, answer, terms: termsView(terms) };
  });
}

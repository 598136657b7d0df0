import type { AccountId, ContentId } from '../shared/ids.ts';
import type { StandingTerms } from './terms.ts';

/** What authors say in advance: of one original or, without one, of all of theirs. */
export type StandingTermsStore = {
  /** Empty when nothing was said. */
  readonly read: (accountId: AccountId, contentId: ContentId | null) => Promise<StandingTerms>;
  readonly write: (
    accountId: AccountId,
    contentId: ContentId | null,
    terms: StandingTerms,
  ) => Promise<void>;
};

import type { AccountId, ContentId } from '../shared/ids.ts';
import type { Which } from './settle-permission.ts';
import type { StandingTerms } from './terms.ts';

/** What is looked up about permissions besides those of one content. */
export type Permissions = {
  /** The open and the granted ones an author has for an original, but for contents deleted or taken back. */
  readonly hangingOn: (originalId: ContentId, authorId: AccountId) => Promise<Which[]>;
};

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

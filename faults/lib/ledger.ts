import type { Person } from './ground.ts';

/** How a call ended, as its client knows it. */
export type Outcome =
  | 'pending'
  /** A definite yes. */
  | 'accepted'
  /** Every answer was a definite no, and the client let it be. */
  | 'refused'
  /** Never a definite answer: it may have happened or not. */
  | 'open';

type Call = {
  readonly by: Person;
  /** The correlation id of every try. */
  readonly correlationId: string;
  outcome: Outcome;
  /** A try ended without a definite answer: what it asked for may have happened. */
  doubtful: boolean;
  /** What each try was answered, in order. */
  readonly answers: string[];
};

/** One content a client wants uploaded. */
export type UploadCall = Call & {
  readonly kind: 'upload';
  /** Of this call alone: whatever carries it came from it. */
  readonly title: string;
  /** Asks for what can't be: it has to be refused. */
  readonly impossible: boolean;
  contentId: string | null;
};

/** One registered content a client wants deleted. */
export type DeleteCall = Call & { readonly kind: 'delete'; readonly contentId: string };

/** What an author says to one cover: yes, or notice that it ends. */
export type WordCall = Call & { readonly kind: 'grant' | 'notice'; readonly contentId: string };

/** All that clients asked for in a scenario, and what they were told. */
export class Ledger {
  readonly uploads: UploadCall[] = [];
  readonly deletions: DeleteCall[] = [];
  readonly words: WordCall[] = [];

  get accepted(): UploadCall[] {
    return this.uploads.filter((call) => call.outcome === 'accepted');
  }
  get refused(): UploadCall[] {
    return this.uploads.filter((call) => call.outcome === 'refused');
  }
  get open(): (UploadCall | DeleteCall | WordCall)[] {
    return [...this.uploads, ...this.deletions, ...this.words].filter(
      ({ outcome }) => outcome === 'open' || outcome === 'pending',
    );
  }
}

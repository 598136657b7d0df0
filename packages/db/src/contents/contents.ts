import type { AccountId } from '@musicloud/domain/shared/ids';
import type { Change, Contents, Registered } from '@musicloud/domain/shared/ports';
import type { Database } from '../database.ts';
import { commitChange } from './commit.ts';
import { loadOne } from './load.ts';
import { survey } from './survey.ts';
import { takeNumber } from './take-number.ts';

/** Called after a commit, so that the relay and the live updates wake. */
export type AfterCommit = (creatorId: string) => void;

/** The contents of a database, as the domain's port. */
export function contentsOf({ db, sql }: Database, afterCommit: AfterCommit = () => {}): Contents {
  return {
    load: (id) => loadOne(db, id),
    commit: async (change) => {
      const answer = await commitChange(sql, change);
      if (answer === 'done') for (const id of concernedBy(change)) afterCommit(id);
      return answer;
    },
    takeNumber: (id, version, eventOf) => takeNumber(sql, id, version, eventOf),
  };
}

/** Whose pages show the change: its creator's, those of the authors whose permission it moved, and collaborators'. */
function concernedBy({ before, after }: Change): Set<AccountId> {
  const content = (after ?? before)?.content;
  const moved = (after?.permissions ?? []).filter((one) => !before?.permissions.includes(one));
  const others = after?.collaborators ?? [];
  return new Set([
    ...(content ? [content.creatorId] : []),
    ...moved.map((one) => one.authorId),
    ...others.map((one) => one.accountId),
  ]);
}

/** What the rules look up about other music. */
export function registeredOf({ sql }: Pick<Database, 'sql'>): Registered {
  return { survey: (query) => survey(sql, query) };
}

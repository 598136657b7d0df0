import type { Contents, Registered } from '@musicloud/domain/shared/ports';
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
      const content = (change.after ?? change.before)?.content;
      if (answer === 'done' && content) afterCommit(content.creatorId);
      return answer;
    },
    takeNumber: (id, version, eventOf) => takeNumber(sql, id, version, eventOf),
  };
}

/** What the rules look up about other music. */
export function registeredOf({ sql }: Pick<Database, 'sql'>): Registered {
  return { survey: (query) => survey(sql, query) };
}

import { isDeepStrictEqual } from 'node:util';
import type { Db } from '@musicloud/db/database';
import { cursorOf } from '@musicloud/db/reads/keyset';
import { countStatus, listStatus, type MyPageQuery } from '@musicloud/db/reads/my-page';
import type { AccountId } from '@musicloud/domain/shared/ids';
import { BUSY_CREATOR } from './fill.ts';
import { joinedCounts, joinedPage, type Place } from './joined.ts';

/** One reading of My Page, both ways. */
export type Scenario = {
  readonly name: string;
  /** How often each way reads: a slow pair less often. */
  readonly times: number;
  /** Whether it is a page, to be read in order off an index; else it is counted off an index alone. */
  readonly ordered: boolean;
  readonly ours: (db: Db) => Promise<unknown>;
  readonly joined: (db: Db) => Promise<unknown>;
};

const creatorId = BUSY_CREATOR as AccountId;
const PAGE = 50;

/** The readings that are compared. */
export async function scenarios(db: Db): Promise<Scenario[]> {
  return [
    page('first page', 400, {}),
    page('deep page', 400, {}, await middleOf(db)),
    page('filtered page', 200, { status: ['in_review'] }),
    page('page of two filters', 200, { status: ['rejected', 'more_needed'] }),
    // Nothing the busy creator has is one, a fifth of all others is: a plan that expects rows walks through all 20,000.
    page('filter without rows', 12, { type: ['derivative'] }),
    page('sorted by title', 12, { sort: 'title' }),
    {
      name: 'counts',
      times: 12,
      ordered: false,
      ours: async (one) => withoutNone(await countStatus(one, creatorId)),
      joined: (one) => joinedCounts(one, creatorId),
    },
  ];
}

function page(name: string, times: number, query: Partial<MyPageQuery>, after?: Place): Scenario {
  const whole = { creatorId, limit: PAGE, ...query };
  const cursor = after && cursorOf(...after);
  return {
    name,
    times,
    ordered: true,
    ours: async (db) =>
      (await listStatus(db, { ...whole, cursor })).rows.map((row) => row.contentId),
    joined: (db) => joinedPage(db, { ...whole, after }),
  };
}

/** Where a creator is who turned to the middle of 20,000. */
async function middleOf(db: Db): Promise<Place> {
  const { rows } = await listStatus(db, { creatorId, limit: 1 });
  const newest = rows[0];
  if (!newest) throw new Error('There is nothing to page through.');
  const oldest = (await listStatus(db, { creatorId, limit: 1, sort: 'oldest' })).rows[0];
  const middle = (Date.parse(newest.createdAt) + Date.parse(oldest?.createdAt ?? '')) / 2;
  return [new Date(middle).toISOString(), newest.contentId];
}

const withoutNone = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** Stops the run when the two ways do not answer the same: figures of different answers compare nothing. */
export async function sameAnswers(db: Db, all: readonly Scenario[]): Promise<void> {
  for (const { name, ours, joined } of all) {
    const answers = [await ours(db), await joined(db)];
    if (!isDeepStrictEqual(answers[0], answers[1])) {
      throw new Error(`The two ways answer differently for the ${name}.`);
    }
  }
}

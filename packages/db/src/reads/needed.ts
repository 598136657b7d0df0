import type { Credits } from '@musicloud/domain/content/credits';
import type { Use } from '@musicloud/domain/content/use';
import type { OriginalEvidence } from '@musicloud/domain/copyright/decision';
import { standingBy } from '@musicloud/domain/permission/ask';
import { type Needed, neededPermissions } from '@musicloud/domain/permission/permits';
import { rightsOf } from '@musicloud/domain/permission/rights';
import { inForce } from '@musicloud/domain/permission/terms';
import type { NeededView, PermissionsNeeded } from '@musicloud/domain/permission/views';
import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import { eq, inArray, sql } from 'drizzle-orm';
import { surveyOriginals } from '../contents/survey.ts';
import type { Database, Db } from '../database.ts';
import { contents, user } from '../schema/index.ts';
import { termsView } from './views.ts';

/** What somebody wants to do with which originals. */
export type NeededQuery = { readonly originalIds: readonly ContentId[]; readonly use: Use };

/** Whose words `reader` needs for a use of these originals, and what they are by now. */
export async function readNeeded(
  { db, sql: driver }: Pick<Database, 'db' | 'sql'>,
  reader: AccountId,
  { originalIds, use }: NeededQuery,
): Promise<PermissionsNeeded> {
  const look = (ids: readonly ContentId[]) =>
    surveyOriginals(driver, { creatorId: reader, originalIds: ids, use });
  const all = await look(originalIds);
  const { missing } = all;
  // Of what the reader may not use, nothing that stands above it is told either.
  const usable = originalIds.filter((id) => !missing.includes(id));
  const { originals, found } = missing.length > 0 ? await look(usable) : all;
  const facts = await factsOf(db, originals);
  const asked = neededPermissions(use, originals, reader);
  const names = await namesOf(db, asked);
  const needed = originals.flatMap((original) => {
    const context = { original, use, reader, facts: facts.get(original.contentId), names };
    const seen = found.has(original.contentId);
    return saidBy(asked, context).map((view) => (seen ? view : unnamed(view)));
  });
  return { needed, missing };
}

type Facts = { readonly authorName: string | null; readonly society: Credits['society'] };
type Context = {
  readonly original: OriginalEvidence;
  readonly use: Use;
  readonly reader: AccountId;
  readonly facts: Facts | undefined;
  /** The artist names of those who are asked. */
  readonly names: ReadonlyMap<string, string>;
};

/** One original's part in it: the work of a root, also where nobody has to be asked; the sound of a chosen one. */
function saidBy(asked: readonly Needed[], context: Context): NeededView[] {
  const { original, use, reader, facts, names } = context;
  const { contentId, title, artistName, isRoot, soleWriter, entrusted } = original;
  const mine = original.creatorId === reader;
  const common = { contentId, title, artistName, authorName: facts?.authorName ?? null };
  const society = entrusted && isRoot && !mine ? (facts?.society ?? 'none') : 'none';
  const now = new Date();
  const said = asked
    .filter(({ originalId }) => originalId === contentId)
    .map(({ part, rights, authorId }) => {
      const { answer, terms } = inForce(standingBy(original, authorId), now);
      return {
        ...common,
        authorName: names.get(authorId) ?? null,
        part,
        rights,
        answer,
        terms: termsView(terms),
        society: part === 'work' ? society : ('none' as const),
        coWriters: false,
      };
    });
  if (!isRoot || said.some(({ part }) => part === 'work')) return said;
  const work = { ...common, part: 'work', terms: null, society } as const;
  return mine
    ? [{ ...work, rights: [], answer: 'own', coWriters: !soleWriter }, ...said]
    : [{ ...work, rights: rightsOf(use), answer: 'society', coWriters: false }, ...said];
}

const unnamed = (view: NeededView): NeededView => ({
  ...view,
  contentId: null,
  title: null,
  artistName: null,
  authorName: null,
  terms: view.terms && { ...view.terms, creditLine: '', note: '' },
});

async function namesOf(db: Db, asked: readonly Needed[]) {
  const ids = asked.map((one) => one.authorId);
  const rows = await db.select().from(user).where(inArray(user.id, ids));
  return new Map<string, string>(rows.map(({ id, name }) => [id, name]));
}

async function factsOf(db: Db, originals: readonly OriginalEvidence[]) {
  const society = sql<Credits['society']>`${contents.submission} -> 'credits' ->> 'society'`;
  const ids = originals.map((one) => one.contentId);
  const rows = await db
    .select({ id: contents.id, authorName: user.name, society })
    .from(contents)
    .leftJoin(user, eq(user.id, contents.creatorId))
    .where(inArray(contents.id, ids));
  return new Map<string, Facts>(rows.map(({ id, ...facts }) => [id, facts]));
}

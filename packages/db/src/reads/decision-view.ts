import type { Decision, Match } from '@musicloud/domain/copyright/decision';
import type { AccountId } from '@musicloud/domain/shared/ids';
import type { DecisionView, MatchView } from '@musicloud/domain/status/views';
import { inArray } from 'drizzle-orm';
import { assetsOf } from '../assets/assets.ts';
import type { Db } from '../database.ts';
import { status } from '../schema/index.ts';
import { documentViews } from './views.ts';

/** Who reads: an admin sees every name, a creator not those of music that others keep to themselves. */
export type Reader = { readonly id: AccountId; readonly admin: boolean };

/** A decision as its reader may see it. */
export async function decisionView(
  db: Db,
  decision: Decision,
  reader: Reader,
): Promise<DecisionView> {
  const { outcome, rule, ruleVersion, by, note, decidedAt, evidence } = decision;
  const shown = await visibleTo(db, evidence.matches, reader);
  const documents = await assetsOf({ db }).findAll(evidence.documents);
  return {
    outcome,
    rule,
    ruleVersion,
    by: by.kind,
    note,
    decidedAt: decidedAt.toISOString(),
    sound: evidence.sound,
    statement: evidence.statement,
    matches: evidence.matches.map((match) => matchView(match, shown, reader)),
    originals: evidence.originals.map(({ contentId, title, artistName, creatorId }) => ({
      contentId,
      title,
      artistName,
      mine: creatorId === reader.id,
    })),
    documents: documentViews(documents),
  };
}

async function visibleTo(db: Db, matches: readonly Match[], reader: Reader): Promise<Set<string>> {
  const ids = matches.map((match) => match.contentId);
  if (ids.length === 0 || reader.admin) return new Set(ids);
  const rows = await db.select().from(status).where(inArray(status.contentId, ids));
  const open = rows.filter((row) => row.visibility === 'public' || row.creatorId === reader.id);
  return new Set(open.map((row) => row.contentId));
}

function matchView(match: Match, shown: ReadonlySet<string>, { id }: Reader): MatchView {
  const { kind, score, since, contentId, title, artistName, registrationCode, creatorId } = match;
  const common = { kind, score, since, mine: creatorId === id };
  return shown.has(contentId)
    ? { ...common, contentId, title, artistName, registrationCode }
    : { ...common, contentId: null, title: null, artistName: null, registrationCode: null };
}

import { isAnswerable, isInForce, type Objection } from '@musicloud/domain/objection/objection';
import type { StoppedView } from '@musicloud/domain/objection/views';
import type { ObjectionId } from '@musicloud/domain/shared/ids';
import { eq } from 'drizzle-orm';
import { assetsOf } from '../assets/assets.ts';
import type { Db } from '../database.ts';
import { objectionOf } from '../objections/rows.ts';
import { objections } from '../schema/index.ts';
import { documentViews } from './views.ts';

/** The rulings and the answer, as both sides' pages read them. */
export async function saidOf(db: Db, objection: Objection) {
  const { answer } = objection;
  const documents = answer ? await assetsOf({ db }).findAll(answer.documents) : [];
  return {
    ...wordsOf(objection),
    answer: answer && {
      statement: answer.statement,
      documents: documentViews(documents),
      at: answer.at.toISOString(),
    },
  };
}

/** An admin's words, and the announced date. */
export const wordsOf = (objection: Objection) => ({
  reason: 'reason' in objection ? objection.reason : '',
  note: 'note' in objection ? objection.note : '',
  resumesAt: objection.state === 'answered' ? objection.resumesAt.toISOString() : null,
});

/** What stopped a track, for its creator; null when it is not in force any more. */
export async function readStopped(db: Db, id: ObjectionId): Promise<StoppedView | null> {
  const [row] = await db.select().from(objections).where(eq(objections.id, id));
  const objection = row && objectionOf(row);
  if (!objection || !isInForce(objection)) return null;
  const { state, claim, name, explanation, links, since } = objection;
  return {
    ...{ id, state, claim, name, explanation, links },
    since: since.toISOString(),
    ...(await saidOf(db, objection)),
    answerable: isAnswerable(objection),
  };
}

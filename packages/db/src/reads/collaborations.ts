import type { Collaborator } from '@musicloud/domain/collaboration/collaborator';
import type { CollaborationView, CollaboratorView } from '@musicloud/domain/collaboration/views';
import type { AccountId } from '@musicloud/domain/shared/ids';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { collaboratorOf, storedOf } from '../contents/rows.ts';
import type { Db } from '../database.ts';
import { assets, collaborators, status, user } from '../schema/index.ts';
import { audioView, statusView } from './views.ts';

/** How many a page shows: people make music with some others, not with thousands. */
const SHOWN = 100;

/** A collaborator as those who made the content read them. */
export function collaboratorView(collaborator: Collaborator, reader: AccountId): CollaboratorView {
  const { id, name, roles, shareBps, state, since, accountId } = collaborator;
  return {
    ...{ id, name, roles, shareBps, state },
    since: since.toISOString(),
    represented: collaborator.state === 'accepted' && collaborator.represented,
    mine: accountId === reader,
  };
}

/** What somebody is invited to, and what they made with others; the latest first. */
export async function listCollaborations(db: Db, id: AccountId): Promise<CollaborationView[]> {
  const rows = await db
    .select({ row: collaborators, status, owner: user.name, asset: assets })
    .from(collaborators)
    .innerJoin(status, eq(status.contentId, collaborators.contentId))
    .leftJoin(user, eq(user.id, status.creatorId))
    .leftJoin(assets, and(eq(assets.id, status.assetId), eq(assets.state, 'stored')))
    .where(
      and(eq(collaborators.accountId, id), inArray(collaborators.state, ['invited', 'accepted'])),
    )
    .orderBy(desc(collaborators.since), desc(collaborators.id))
    .limit(SHOWN);
  return rows.map(({ row, status: about, owner, asset }) => ({
    ...collaboratorView(collaboratorOf(row), id),
    status: statusView(about),
    ownerName: owner ?? '',
    audio: audioView(asset && storedOf(asset)),
  }));
}

/** The artist name of an account; empty when it is gone. */
export async function nameOf(db: Db, id: AccountId): Promise<string> {
  const [row] = await db.select({ name: user.name }).from(user).where(eq(user.id, id));
  return row?.name ?? '';
}

/** Whether somebody may hear what they are invited to, or made. */
export async function isCollaborator(db: Db, contentId: string, id: AccountId): Promise<boolean> {
  const theirs = and(eq(collaborators.contentId, contentId), eq(collaborators.accountId, id));
  const rows = await db
    .select({ id: collaborators.id })
    .from(collaborators)
    .where(and(theirs, inArray(collaborators.state, ['invited', 'accepted'])));
  return rows.length > 0;
}

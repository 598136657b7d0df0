import { accountsOf } from '@musicloud/db/accounts';
import type { Db } from '@musicloud/db/database';
import { uuidv7 } from '@musicloud/db/ids';
import { listCollaborations } from '@musicloud/db/reads/collaborations';
import { listOwn } from '@musicloud/db/reads/my-page';
import { answerInvitation } from '@musicloud/domain/collaboration/answer-invitation';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import { AccountId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';

/** Deletes every content of an account that is about to go; their copyrights are released as with any deletion. */
export async function releaseAccount(ports: Ports, db: Db, id: string): Promise<void> {
  const account = await accountsOf({ db }).find(AccountId.parse(id));
  if (!account) return;
  const caller = { account, trace: { correlationId: uuidv7(), causeId: null } };
  await leaveAll(ports, db, caller);
  for (const contentId of await listOwn(db, account.id)) {
    try {
      await deleteContent(ports, caller, contentId);
    } catch (error) {
      // Already gone, or going: that is what was wanted.
      if (domainCodeOf(error) !== 'ALREADY_DELETED') throw error;
    }
  }
}

/** Whoever is gone answers no request for permission: they leave what they made with others. */
async function leaveAll(ports: Ports, db: Db, caller: Caller): Promise<void> {
  for (const { id, state, status } of await listCollaborations(db, caller.account.id)) {
    const said = { kind: state === 'invited' ? 'decline' : 'leave' } as const;
    await answerInvitation(
      ports,
      caller,
      { contentId: status.contentId, collaboratorId: id },
      said,
    ).catch((error: unknown) => {
      // Taken back in the meantime.
      if (domainCodeOf(error) !== 'NOT_INVITED') throw error;
    });
  }
}

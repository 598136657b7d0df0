import { accountsOf } from '@musicloud/db/accounts';
import type { Db } from '@musicloud/db/database';
import { uuidv7 } from '@musicloud/db/ids';
import { listOwn } from '@musicloud/db/reads/my-page';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import { AccountId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';

/** Deletes every content of an account that is about to go; their copyrights are released as with any deletion. */
export async function releaseAccount(ports: Ports, db: Db, id: string): Promise<void> {
  const account = await accountsOf({ db }).find(AccountId.parse(id));
  if (!account) return;
  const caller = { account, trace: { correlationId: uuidv7(), causeId: null } };
  for (const contentId of await listOwn(db, account.id)) {
    try {
      await deleteContent(ports, caller, contentId);
    } catch (error) {
      // Already gone, or going: that is what was wanted.
      if (domainCodeOf(error) !== 'ALREADY_DELETED') throw error;
    }
  }
}

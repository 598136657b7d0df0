import { countUnread, listNotifications, markRead } from '@musicloud/db/reads/notifications';
import { countWaiting } from '@musicloud/db/reads/permissions';
import { line } from '@musicloud/domain/shared/text';
import type { MeView } from '@musicloud/domain/status/views';
import { z } from 'zod';
import { createKey, listKeys, revokeKey } from '../account/keys.ts';
import { anyone, creator, limited, router } from '../trpc.ts';
import { paging } from './paging.ts';

export const accountRouter = router({
  me: anyone.query(async ({ ctx: { container, account } }): Promise<MeView | null> => {
    if (!account) return null;
    const { id, name, email, role } = account;
    const [unread, asked] = await container.reads(({ db }) =>
      Promise.all([countUnread(db, id), countWaiting(db, id)]),
    );
    return { id, name, email, role, unread, asked };
  }),
  notifications: creator
    .input(z.object(paging))
    .query(({ ctx: { container, account }, input }) =>
      container.reads(({ db }) => listNotifications(db, account.id, input)),
    ),
  markRead: creator
    .input(z.object({ ids: z.array(z.uuid()).max(200).optional() }))
    .mutation(async ({ ctx: { container, account }, input }) => {
      await markRead(container.database.db, account.id, input.ids);
      return { unread: await countUnread(container.database.db, account.id) };
    }),
  keys: creator.query(({ ctx: { container, account } }) => listKeys(container, account.id)),
  createKey: limited('key')
    .input(z.object({ name: line(60) }))
    .mutation(({ ctx: { container, account }, input }) =>
      createKey(container, account.id, input.name),
    ),
  revokeKey: creator
    .input(z.object({ id: z.string().min(1).max(64) }))
    .mutation(async ({ ctx: { container, account }, input }) => {
      await revokeKey(container, account.id, input.id);
      return {};
    }),
  legal: anyone
    .input(z.object({ locale: z.enum(['ko', 'en']) }))
    .query(({ ctx: { container }, input }) => ({
      termsVersion: container.legal.version,
      ...container.legal.texts[input.locale],
    })),
  /** What a development set-up would have mailed. */
  mailbox: anyone.query(async ({ ctx: { container } }) => {
    const mails = container.developing ? await container.mailer.mailbox() : null;
    return { enabled: mails !== null, mails: mails ?? [] };
  }),
});

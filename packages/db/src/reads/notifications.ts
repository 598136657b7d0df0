import type { AccountId } from '@musicloud/domain/shared/ids';
import type { NotificationView, Page } from '@musicloud/domain/status/views';
import { and, count, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { notifications, status } from '../schema/index.ts';
import { beyond, cursorOf, pageOf } from './keyset.ts';

type Row = typeof notifications.$inferSelect;

/** Keeps a piece of news; telling the same event twice keeps one. */
export async function keepNotification(db: Db, row: Omit<Row, 'readAt' | 'mailedAt'>) {
  await db.insert(notifications).values(row).onConflictDoNothing();
}

/** Whether its mail is still to be sent. */
export async function isMailDue(db: Db, id: string, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(which(id, accountId), isNull(notifications.mailedAt)));
  return rows.length > 0;
}

export async function markMailed(db: Db, id: string, accountId: string, at: Date) {
  await db.update(notifications).set({ mailedAt: at }).where(which(id, accountId));
}

const which = (id: string, accountId: string) =>
  and(eq(notifications.id, id), eq(notifications.accountId, accountId));

/** News of an account, newest first. */
export async function listNotifications(
  db: Db,
  accountId: AccountId,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<NotificationView>> {
  const rows = await db
    .select({ ...getTableColumns(notifications), creatorId: status.creatorId })
    .from(notifications)
    .leftJoin(status, eq(status.contentId, notifications.contentId))
    .where(
      and(
        eq(notifications.accountId, accountId),
        beyond([notifications.at, notifications.id], 'desc', cursor),
      ),
    )
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(limit + 1);
  return pageOf(rows, limit, view, (row) => cursorOf(row.at.toISOString(), row.id));
}

function view(row: Row & { creatorId: string | null }): NotificationView {
  const { id, type, contentId, title, outcome, note, at, readAt } = row;
  // A draft that was thrown away has no status any more; only its creator ever had news of it.
  const mine = row.creatorId === null || row.creatorId === row.accountId;
  const common = { id, type, contentId, title, mine, outcome, note };
  return { ...common, at: at.toISOString(), read: readAt !== null } as NotificationView;
}

export async function countUnread(db: Db, accountId: AccountId): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(notifications)
    .where(and(eq(notifications.accountId, accountId), isNull(notifications.readAt)));
  return row?.unread ?? 0;
}

/** Marks news as read: those named, or all. */
export async function markRead(db: Db, accountId: AccountId, ids?: readonly string[]) {
  await db
    .update(notifications)
    .set({ readAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(notifications.accountId, accountId),
        isNull(notifications.readAt),
        ids ? inArray(notifications.id, [...ids]) : undefined,
      ),
    );
}

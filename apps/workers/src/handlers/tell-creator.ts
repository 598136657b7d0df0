import { mailText } from '@musicloud/db/mail/texts';
import { findEvent } from '@musicloud/db/outbox/find-event';
import { isMailDue, keepNotification, markMailed } from '@musicloud/db/reads/notifications';
import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { AccountId, EventId } from '@musicloud/domain/shared/ids';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import type { Container } from '../container.ts';

/** Tells whom it concerns what became of a content: a piece of news on the page, and a mail. */
export async function tellCreator(container: Container, eventId: EventId): Promise<void> {
  const { database, ports, wake } = container;
  const event = await findEvent(database.sql, eventId);
  if (!event || !('contentId' in event.payload)) return;
  const facts = await ports.contents.load(event.payload.contentId);
  if (!facts) return;
  const { title } = statusOf(facts);
  const accountId = readerOf(event, facts);
  await keepNotification(database.db, {
    id: event.id,
    accountId,
    type: event.type,
    contentId: facts.content.id,
    title,
    outcome: 'outcome' in event.payload ? event.payload.outcome : null,
    note: noteOf(event),
    at: event.at,
  });
  wake(accountId);
  await mail(container, event, facts, accountId);
}

/** Authors are told what is asked of them, and asked no longer; all else is for the content's creator. */
function readerOf({ type, payload }: DomainEvent, { content }: ContentFacts): AccountId {
  const ofAuthor = type === 'permission.requested' || type === 'permission.withdrawn';
  return ofAuthor ? payload.authorId : content.creatorId;
}

/** An admin's words: the note of a decision or the cause of a hold. */
function noteOf({ payload }: DomainEvent): string {
  if ('note' in payload) return payload.note;
  return 'cause' in payload ? payload.cause : '';
}

async function mail(
  container: Container,
  event: DomainEvent,
  facts: ContentFacts,
  accountId: AccountId,
) {
  const { database, ports, mailer, env } = container;
  const account = await ports.accounts.find(accountId);
  if (!account?.emailVerified || !(await isMailDue(database.db, event.id))) return;
  const kind =
    event.type === 'copyright.decided' ? `copyright.${event.payload.outcome}` : event.type;
  const note = noteOf(event);
  const values = {
    name: account.name,
    title: statusOf(facts).title,
    code: facts.source?.code ?? '',
    note: note === '' ? '' : `\n${note}\n`,
    url: `${env.PUBLIC_URL}${accountId === facts.content.creatorId ? `/my/${facts.content.id}` : '/permissions'}`,
  };
  await mailer.send({ to: account.email, ...mailText(kind, account.language, values) });
  await markMailed(database.db, event.id, ports.clock());
}

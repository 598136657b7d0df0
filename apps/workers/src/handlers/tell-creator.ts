import { mailText } from '@musicloud/db/mail/texts';
import { findEvent } from '@musicloud/db/outbox/find-event';
import { isMailDue, keepNotification, markMailed } from '@musicloud/db/reads/notifications';
import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { EventId } from '@musicloud/domain/shared/ids';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import type { Container } from '../container.ts';

/** Tells a creator what became of a content: a piece of news on the page, and a mail. */
export async function tellCreator(container: Container, eventId: EventId): Promise<void> {
  const { database, ports, wake } = container;
  const event = await findEvent(database.sql, eventId);
  if (!event || !('contentId' in event.payload)) return;
  const facts = await ports.contents.load(event.payload.contentId);
  if (!facts) return;
  const { title, creatorId } = statusOf(facts);
  await keepNotification(database.db, {
    id: event.id,
    accountId: creatorId,
    type: event.type,
    contentId: facts.content.id,
    title,
    outcome: 'outcome' in event.payload ? event.payload.outcome : null,
    note: noteOf(event),
    at: event.at,
  });
  wake(creatorId);
  await mail(container, event, facts);
}

/** An admin's words: the note of a decision or the cause of a hold. */
function noteOf({ payload }: DomainEvent): string {
  if ('note' in payload) return payload.note;
  return 'cause' in payload ? payload.cause : '';
}

async function mail(container: Container, event: DomainEvent, facts: ContentFacts) {
  const { database, ports, mailer, env } = container;
  const account = await ports.accounts.find(facts.content.creatorId);
  if (!account?.emailVerified || !(await isMailDue(database.db, event.id))) return;
  const kind =
    event.type === 'copyright.decided' ? `copyright.${event.payload.outcome}` : event.type;
  const note = noteOf(event);
  const values = {
    name: account.name,
    title: statusOf(facts).title,
    code: facts.source?.code ?? '',
    note: note === '' ? '' : `\n${note}\n`,
    url: `${env.PUBLIC_URL}/my/${facts.content.id}`,
  };
  await mailer.send({ to: account.email, ...mailText(kind, account.language, values) });
  await markMailed(database.db, event.id, ports.clock());
}

import { mailText } from '@musicloud/db/mail/texts';
import { findEvent } from '@musicloud/db/outbox/find-event';
import { isMailDue, keepNotification, markMailed } from '@musicloud/db/reads/notifications';
import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { AccountId, EventId } from '@musicloud/domain/shared/ids';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import type { Container } from '../container.ts';
import { readersOf } from './readers.ts';

/** Tells whom it concerns what became of a content: a piece of news on the page, and a mail. */
export async function tellCreator(container: Container, eventId: EventId): Promise<void> {
  const { database, ports, wake } = container;
  const event = await findEvent(database.sql, eventId);
  if (!event || !('contentId' in event.payload)) return;
  const facts = await ports.contents.load(event.payload.contentId);
  if (!facts) return;
  const { title } = statusOf(facts);
  for (const accountId of readersOf(event, facts.content.creatorId)) {
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
  if (!account?.emailVerified || !(await isMailDue(database.db, event.id, accountId))) return;
  const kind =
    event.type === 'copyright.decided' ? `copyright.${event.payload.outcome}` : event.type;
  const note = noteOf(event);
  const values = {
    name: account.name,
    title: statusOf(facts).title,
    code: facts.source?.code ?? '',
    note: note === '' ? '' : `\n${note}\n`,
    until: untilOf(event, account.language),
    url: `${env.PUBLIC_URL}${placeOf(event, accountId === facts.content.creatorId)}`,
  };
  await mailer.send({ to: account.email, ...mailText(kind, account.language, values) });
  await markMailed(database.db, event.id, accountId, ports.clock());
}

/** Its creator reads of it at the song, whom they invited on My Page, the author of its original at the permission. */
function placeOf({ payload }: DomainEvent, mine: boolean): string {
  if (mine && 'contentId' in payload) return `/my/${payload.contentId}`;
  if ('collaboratorId' in payload) return '/my';
  return 'permissionId' in payload
    ? `/permissions?side=author&id=${payload.permissionId}`
    : '/permissions';
}

/** The day a request, notice or term runs out, where the event says one. */
function untilOf({ payload }: DomainEvent, language: 'ko' | 'en'): string {
  if (!('endsAt' in payload) || !payload.endsAt) return '';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  // A term ends the moment after its last day.
  return day.format(new Date(Date.parse(payload.endsAt) - 1));
}

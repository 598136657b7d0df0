import { mailText } from '@musicloud/db/mail/texts';
import { isClaimantDue, markClaimantMailed } from '@musicloud/db/objections/objections';
import { findEvent } from '@musicloud/db/outbox/find-event';
import type { EventId } from '@musicloud/domain/shared/ids';
import { statusOf } from '@musicloud/domain/status/status';
import type { Container } from '../container.ts';

/** Mails whoever filed an objection what became of it, in the language they filed it in; they need no account. */
export async function tellClaimant(container: Container, eventId: EventId): Promise<void> {
  const { database, ports, mailer, env } = container;
  const event = await findEvent(database.sql, eventId);
  if (!event || !('objectionId' in event.payload)) return;
  const { objectionId, note, resumesAt } = event.payload;
  const objection = await ports.objections.find(objectionId);
  const facts = objection && (await ports.contents.load(objection.contentId));
  if (!objection || !facts || !(await isClaimantDue(database.sql, objectionId, event.id))) return;
  const { name, email, language, receipt } = objection;
  // The creator's answer is for the admins.
  const words = event.type === 'objection.answered' ? '' : note;
  const values = {
    name,
    receipt,
    title: statusOf(facts).title,
    note: words === '' ? '' : `\n${words}\n`,
    date: resumesAt === null ? '' : dayOf(resumesAt, language),
    url: `${env.PUBLIC_URL}/reports?receipt=${receipt}`,
  };
  const kind = `claimant.${event.type.slice('objection.'.length)}`;
  await mailer.send({ to: email, ...mailText(kind, language, values) });
  await markClaimantMailed(database.sql, objectionId, event.id);
}

const dayOf = (moment: string, language: 'ko' | 'en') =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Seoul' }).format(
    new Date(moment),
  );

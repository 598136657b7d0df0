import type { AppRouter } from '../router.ts';
import {
  accounts,
  admins,
  anyone,
  owner,
  ownerAndAdmins,
  type Row,
  takingAnId,
  unpublished,
} from './rows.ts';

type Routers = AppRouter['_def']['record'];
/** The name of a procedure, such as `content.get`. */
export type ProcedurePath = {
  [Part in keyof Routers & string]: `${Part}.${keyof Routers[Part] & string}`;
}[keyof Routers & string];

/** Who gets what from each procedure that is asked for something of `creator` that is not published. */
export const procedureRows: Readonly<Record<ProcedurePath, Row>> = {
  'account.me': anyone,
  'account.notifications': accounts,
  'account.markRead': accounts,
  'account.keys': accounts,
  'account.createKey': accounts,
  'account.revokeKey': owner,
  'account.legal': anyone,
  // Empty unless the service runs on one's own machine without a mail server.
  'account.mailbox': anyone,
  'admin.pending': admins,
  'admin.reviews': admins,
  'admin.review': admins,
  'admin.settle': admins,
  'admin.objections': admins,
  'admin.objection': admins,
  'admin.rule': admins,
  'admin.sources': admins,
  'admin.deadLetters': admins,
  'admin.settleDeadLetter': admins,
  'admin.guard': admins,
  'admin.hold': admins,
  'asset.get': owner,
  'certificate.get': owner,
  'certificate.verify': anyone,
  'collaboration.list': accounts,
  'collaboration.invite': owner,
  'collaboration.withdraw': owner,
  // The thing is an invitation, and who was invited its owner.
  'collaboration.answer': owner,
  'content.saveDraft': takingAnId,
  'content.discardDraft': owner,
  'content.upload': takingAnId,
  'content.get': ownerAndAdmins,
  'content.edit': owner,
  'content.reopen': owner,
  'content.keep': owner,
  'content.impact': owner,
  'content.delete': owner,
  'copyright.contest': owner,
  'copyright.supply': owner,
  // A report needs no account; its receipt is what opens it again.
  'objection.file': anyone,
  'objection.follow': anyone,
  'objection.add': anyone,
  'objection.answer': owner,
  'permission.list': accounts,
  'permission.get': owner,
  'permission.answer': owner,
  'permission.accept': owner,
  'permission.withdraw': owner,
  'permission.ask': owner,
  'permission.patience': accounts,
  'permission.revoke': owner,
  'permission.takeBack': owner,
  'permission.reply': owner,
  'permission.extend': owner,
  'permission.askExtension': owner,
  // Of what its creator keeps private nothing is told, whoever names it.
  'permission.needed': accounts,
  'permission.standing': accounts,
  'permission.setStanding': owner,
  'source.search': accounts,
  'source.catalogue': anyone,
  'source.track': unpublished,
  'source.lineage': unpublished,
  'status.list': accounts,
  'status.counts': accounts,
  'status.live': accounts,
};

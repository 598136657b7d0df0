import type { Objection } from '@musicloud/domain/objection/objection';
import type { objections } from '../schema/index.ts';

type Row = typeof objections.$inferSelect;

/** An objection as its row, but for the mails, which are counted by themselves. */
export function objectionRow(objection: Objection): Omit<Row, 'mailed'> {
  const { id, contentId, receipt, version, state, claim, name, email } = objection;
  const { explanation, links, language, filedAt, since, additions, answer } = objection;
  return {
    ...{ id, contentId, receipt, version, state, claim, name, email, explanation, links },
    ...{ language, filedAt, since, additions, answer },
    reason: 'reason' in objection ? objection.reason : '',
    note: 'note' in objection ? objection.note : '',
    dueAt: objection.state === 'answered' ? objection.resumesAt : null,
  };
}

/** An objection of its row. */
export function objectionOf(row: Row): Objection {
  const { reason, note, dueAt, mailed: _, additions, answer, ...common } = row;
  const own: Partial<Record<string, object>> = {
    dismissed: { reason },
    upheld: { reason },
    answered: { reason, resumesAt: dueAt },
    proceedings: { reason, note },
    lifted: { reason, note },
  };
  const said = { additions: additions.map(dated), answer: answer && dated(answer) };
  return { ...common, ...said, ...own[row.state] } as unknown as Objection;
}

/** JSON keeps moments as text. */
const dated = <Said extends { at: Date }>(said: Said): Said => ({ ...said, at: new Date(said.at) });

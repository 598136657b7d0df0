import type { ObjectionState } from '@musicloud/domain/objection/objection';
import type { Side } from '../../lib/status.ts';

const sides: Readonly<Record<ObjectionState, Side>> = {
  open: 'you',
  upheld: 'other',
  answered: 'other',
  proceedings: 'other',
  dismissed: 'void',
  lifted: 'done',
};

/** Whose turn a report leaves it at, as an admin sees it. */
export const sideOf = (state: ObjectionState): Side => sides[state];

import type { NextActor, Status } from '@musicloud/domain/status/status';

/** Whose turn it is, as colour and shape tell it. `void`: nothing stands any more (released). */
export type Side = 'service' | 'other' | 'you' | 'done' | 'void';

const sides: Readonly<Record<Status, Side>> = {
  draft: 'you',
  uploaded: 'service',
  checking: 'service',
  in_review: 'other',
  more_needed: 'you',
  awaiting_permission: 'other',
  approved: 'done',
  registered: 'done',
  rejected: 'you',
  permission_ended: 'you',
  deleting: 'service',
  released: 'void',
  deletion_failed: 'you',
};

/** Whose turn a status is where it is not always the same one's. */
const turns: Partial<Record<Status, Partial<Record<NextActor, Side>>>> = {
  awaiting_permission: { creator: 'you' },
  permission_ended: { service: 'service', author: 'other' },
};

/** The side of a status (who acts next, in colour). */
export const sideOf = (status: Status, nextActor?: NextActor): Side =>
  (nextActor && turns[status]?.[nextActor]) ?? sides[status];

/** What is said instead of a status's own sentence when it is somebody else's turn than usual. */
export function turnOf(
  status: Status,
  nextActor: NextActor,
): 'offered' | 'takingBack' | 'askedAgain' | null {
  if (status === 'awaiting_permission') return nextActor === 'creator' ? 'offered' : null;
  if (status !== 'permission_ended' || nextActor === 'creator') return null;
  return nextActor === 'service' ? 'takingBack' : 'askedAgain';
}

/** Statuses one waits in; each has its sentence under `status.wait`. */
export const waits = [
  'uploaded',
  'checking',
  'in_review',
  'awaiting_permission',
  'approved',
  'deleting',
] as const satisfies readonly Status[];
export type Wait = (typeof waits)[number];
/** Whether a status is a wait: then a page says for what, how long, and how one will hear of it. */
export const isWait = (status: Status): status is Wait => waits.some((wait) => wait === status);

export const stepNames = ['uploaded', 'checked', 'approved', 'registered', 'released'] as const;
export type StepName = (typeof stepNames)[number];
/** `undone`: was reached and is taken back. */
export type StepState = 'done' | 'current' | 'stopped' | 'todo' | 'undone';
export type Step = { readonly name: StepName; readonly state: StepState };

const { done, current, stopped, todo, undone } = {
  done: 'done',
  current: 'current',
  stopped: 'stopped',
  todo: 'todo',
  undone: 'undone',
} as const;

/** The strip of each status: four steps there; the fifth is the way back and stands only on it. */
const strips: Readonly<Record<Status, readonly StepState[]>> = {
  draft: [current, todo, todo, todo],
  uploaded: [done, current, todo, todo],
  checking: [done, current, todo, todo],
  in_review: [done, done, current, todo],
  more_needed: [done, done, current, todo],
  awaiting_permission: [done, done, current, todo],
  approved: [done, done, done, current],
  registered: [done, done, done, done],
  rejected: [done, done, stopped, todo],
  permission_ended: [done, done, stopped, undone],
  deleting: [undone, undone, undone, undone, current],
  released: [undone, undone, undone, undone, done],
  deletion_failed: [done, done, done, done, stopped],
};

/** The steps of a status, first to last. */
export function stepsOf(status: Status): readonly Step[] {
  return strips[status].map((state, index) => ({ name: stepNames[index] ?? 'released', state }));
}

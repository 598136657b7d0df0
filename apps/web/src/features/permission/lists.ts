import type { PermissionState } from '@musicloud/domain/permission/permission';
import type { PermissionView } from '@musicloud/domain/permission/views';
import type { Side as Tone } from '../../lib/status.ts';

/** The two sides of a permission an account can stand on. */
export type Side = PermissionView['side'];
export const sides = ['author', 'requester'] as const satisfies readonly Side[];

/** Lines fetched at once: each comes with the waveforms of two songs. */
const limit = 20;
/** The lists of a side: what waits for this account, and all. */
export const lists = (side: Side) =>
  [
    { side, mine: true, limit },
    { side, limit },
  ] as const;

/** Both lists as one: what waits first, and nothing twice. */
export function inOrder(
  waiting: readonly PermissionView[],
  all: readonly PermissionView[],
): { readonly waiting: readonly PermissionView[]; readonly rest: readonly PermissionView[] } {
  const first = new Set(waiting.map(({ id }) => id));
  return { waiting, rest: all.filter(({ id }) => !first.has(id)) };
}

/** The one `step` lines after (1) or before (−1) `id`; the first when `id` is not there, null at an end. */
export function neighbour(
  rows: readonly PermissionView[],
  id: string | null,
  step: 1 | -1,
): PermissionView | null {
  const at = rows.findIndex((row) => row.id === id);
  return (at === -1 ? rows[0] : rows[at + step]) ?? null;
}

const tones: Readonly<Record<PermissionState, readonly [author: Tone, requester: Tone]>> = {
  requested: ['you', 'other'],
  offered: ['other', 'you'],
  granted: ['done', 'done'],
  denied: ['void', 'you'],
  withdrawn: ['void', 'you'],
  expired: ['void', 'you'],
  revoking: ['other', 'other'],
  revoked: ['void', 'you'],
  ended: ['void', 'you'],
};

/** Who acts next on a permission, for whoever reads it. */
export const toneOf = ({ state, side }: Pick<PermissionView, 'state' | 'side'>): Tone =>
  tones[state][side === 'author' ? 0 : 1];

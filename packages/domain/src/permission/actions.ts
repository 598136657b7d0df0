import type { PermissionAction } from '../status/views.ts';
import type { Permission } from './permission.ts';

/** Whose side of a permission somebody stands on. */
export type Side = 'author' | 'requester';

/** What one side can do with a permission as it stands. */
export function actionsOn({ state }: Permission, side: Side): readonly PermissionAction[] {
  if (side === 'author') return state === 'requested' ? ['grant', 'offer', 'deny'] : [];
  if (state === 'requested') return ['withdraw'];
  if (state === 'offered') return ['accept', 'withdraw'];
  return state === 'granted' || state === 'revoking' ? [] : ['ask'];
}

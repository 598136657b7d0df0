import type { PermissionAction } from '../permission/views.ts';
import type { Permission } from './permission.ts';

/** Whose side of a permission somebody stands on. */
export type Side = 'author' | 'requester';

/** What one side can do with a permission as it stands. */
export const actionsOn = (permission: Permission, side: Side): readonly PermissionAction[] =>
  side === 'author' ? ofAuthor(permission) : ofRequester(permission);

function ofAuthor(permission: Permission): readonly PermissionAction[] {
  switch (permission.state) {
    case 'requested':
      return ['grant', 'offer', 'deny'];
    case 'granted':
      return permission.terms.endsAt ? ['extend', 'revoke'] : ['revoke'];
    case 'revoking':
      return ['take_back'];
    default:
      return [];
  }
}

function ofRequester(permission: Permission): readonly PermissionAction[] {
  switch (permission.state) {
    case 'requested':
      return ['withdraw'];
    case 'offered':
      return ['accept', 'withdraw'];
    case 'granted':
      return permission.terms.endsAt ? ['ask_extension'] : [];
    case 'revoking':
      return ['reply'];
    default:
      return ['ask'];
  }
}

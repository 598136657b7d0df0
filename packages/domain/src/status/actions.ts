import { type ContentFacts, statusOf } from './status.ts';
import type { Action } from './views.ts';

/** What its creator can do with a content as it stands. None of the statuses that wait on them is a dead end. */
export function actionsOf(facts: ContentFacts): Action[] {
  switch (statusOf(facts).status) {
    case 'draft':
      return ['submit', 'discard'];
    case 'rejected':
      return ['fix', 'contest', 'edit', 'delete'];
    case 'more_needed':
      return ['supply', 'withdraw', 'edit', 'delete'];
    case 'uploaded':
    case 'checking':
    case 'in_review':
      return ['withdraw', 'edit', 'delete'];
    case 'awaiting_permission':
      return ['change_use', 'withdraw', 'edit', 'delete'];
    case 'approved':
    case 'registered':
    case 'permission_ended':
      return ['edit', 'delete'];
    case 'deletion_failed':
      // While the source is being put back there is nothing to do but wait.
      return facts.copyright?.state === 'restoring' ? [] : ['delete', 'keep', 'edit'];
    case 'deleting':
    case 'released':
      return [];
  }
}

/** One message file each, in `messages/<locale>/<namespace>.json`. */
export const namespaces = [
  'common',
  'account',
  'status',
  'docs',
  'upload',
  'my',
  'content',
  'permission',
  'certificate',
  'catalogue',
  'track',
  'review',
  'sources',
  'operations',
  'objection',
  'collaboration',
  'reports',
  'notifications',
  'standing',
] as const;
export type Namespace = (typeof namespaces)[number];

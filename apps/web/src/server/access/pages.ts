import {
  accounts,
  adminPage,
  anyone,
  owner,
  ownerAndAdmins,
  type Row,
  unpublished,
} from './rows.ts';

/** Pages by their folder; where a page is of one content, that content is `creator`'s and not published. */
export const pageRows: Readonly<Record<string, Row>> = {
  '/': anyone,
  '/admin/operations': adminPage,
  '/admin/reports': adminPage,
  '/admin/reviews': adminPage,
  '/admin/sources': adminPage,
  '/certificates/verify': anyone,
  // Not there where mail is really sent or others reach the service.
  '/dev/mailbox': anyone,
  '/docs': anyone,
  '/forgot-password': anyone,
  '/my': accounts,
  '/my/[id]': ownerAndAdmins,
  '/notifications': accounts,
  '/permissions': accounts,
  '/permissions/[id]/certificate': owner,
  '/privacy': anyone,
  // A report is found by its receipt.
  '/reports': anyone,
  '/reset-password': anyone,
  '/settings': accounts,
  '/sign-in': anyone,
  '/sign-up': anyone,
  '/terms': anyone,
  '/tracks/[id]': unpublished,
  '/upload': accounts,
  '/verify-email': anyone,
};

import type { AuthDoor } from '../auth-doors.ts';
import {
  accounts,
  anyone,
  nothing,
  owner,
  ownerAndAdmins,
  type Row,
  takingAnId,
  unpublishedFile,
} from './rows.ts';

/** The account service, below `/api/auth`. Its doors not named here are shut for everyone. */
export const authRows: Readonly<Record<AuthDoor, Row>> = {
  'POST /sign-up/email': anyone,
  'POST /sign-in/email': anyone,
  'POST /sign-out': anyone,
  'GET /get-session': anyone,
  'GET /list-sessions': accounts,
  // Answers all alike; a session that is not one's own stays.
  'POST /revoke-session': accounts,
  'POST /revoke-other-sessions': accounts,
  'POST /request-password-reset': anyone,
  'GET /reset-password/:token': anyone,
  'POST /reset-password': anyone,
  'POST /send-verification-email': anyone,
  'GET /verify-email': anyone,
  'POST /change-password': accounts,
  'POST /update-user': accounts,
  'POST /delete-user': accounts,
};

/** What programs call, with a key, and what any machine asks. */
export const routeRows: Readonly<Record<string, Row>> = {
  'POST /contents': takingAnId,
  'GET /contents': accounts,
  'GET /contents/:id': ownerAndAdmins,
  'DELETE /contents/:id': owner,
  'GET /copyrights': accounts,
  'GET /sources': accounts,
  'GET /mypages': accounts,
  'GET /files/:id': unpublishedFile,
  'HEAD /files/:id': unpublishedFile,
  'GET /openapi.json': anyone,
  'GET /healthz/live': anyone,
  'GET /healthz/started': anyone,
  'GET /healthz/ready': anyone,
  'GET /metrics': anyone,
  'GET /.well-known/jwks.json': anyone,
};

/** Resumable uploads, below `/uploads`. */
export const uploadRows: Readonly<Record<string, Row>> = {
  OPTIONS: anyone,
  POST: accounts,
  HEAD: owner,
  PATCH: owner,
  DELETE: owner,
  // Stored files are read at /files.
  GET: nothing,
};

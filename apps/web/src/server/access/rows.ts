/** Who may stand before a door. A session that ended and a key that was revoked open no more than nothing at all. */
export const roles = [
  'anonymous',
  'creator',
  'another creator',
  'admin',
  'expired session',
  'revoked key',
] as const;
export type Role = (typeof roles)[number];

/**
 * What a door answers: `open`, `sign in` (401; a page leads to its form), `not there` (404, the same as for what
 * never was), `taken` (409: the caller chose an id that somebody else's content has).
 */
export type Verdict = 'open' | 'sign in' | 'not there' | 'taken';
export type Row = Readonly<Record<Role, Verdict>>;

/** A row by what nobody, the creator of the thing asked for, another creator and an admin get. */
function row(anonymous: Verdict, creator: Verdict, other: Verdict, admin: Verdict): Row {
  return {
    anonymous,
    creator,
    'another creator': other,
    admin,
    'expired session': anonymous,
    'revoked key': anonymous,
  };
}

export const anyone = row('open', 'open', 'open', 'open');
/** Whoever is signed in, each with what is their own. */
export const accounts = row('sign in', 'open', 'open', 'open');
/** The thing's creator and nobody else, whatever their role. */
export const owner = row('sign in', 'open', 'not there', 'not there');
/** The thing's creator, and admins, who look but do not touch. */
export const ownerAndAdmins = row('sign in', 'open', 'not there', 'open');
/** Taking an id for something new; it may be one's own, never one that is somebody else's. */
export const takingAnId = row('sign in', 'open', 'taken', 'taken');
export const admins = row('sign in', 'not there', 'not there', 'open');
/** Something unpublished where published things are open to anyone. */
export const unpublished = row('not there', 'open', 'not there', 'open');
/** The same where whoever shows a key has to show a good one. */
export const unpublishedFile: Row = { ...unpublished, 'revoked key': 'sign in' };
/** A page that only admins have. */
export const adminPage = row('not there', 'not there', 'not there', 'open');
/** There is nothing behind it, which only those who may ask are told. */
export const nothing = row('sign in', 'not there', 'not there', 'not there');

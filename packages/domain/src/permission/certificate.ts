import { z } from 'zod';
import { uses } from '../content/use.ts';
import { ContentId, PermissionId } from '../shared/ids.ts';
import { holds, type Permission, type PermissionState } from './permission.ts';
import { parts } from './permits.ts';
import { rights } from './rights.ts';

/** What a certificate is, and what it is not: the same words in every one of them. */
const STATEMENT = {
  ko: '이 확인서는 MusiCloud에서 두 사람이 합의한 내용의 기록이며, 저작권이 누구에게 있는지를 증명하지 않습니다.',
  en: 'This is a record of what two people agreed on MusiCloud. It does not prove who owns the copyright.',
} as const;

const music = z.strictObject({ contentId: ContentId, title: z.string(), artistName: z.string() });

/** As they were agreed; nothing is filled in, or a changed byte would be mended. */
const terms = z.strictObject({
  shareBps: z.int(),
  territory: z.string(),
  endsAt: z.iso.datetime().nullable(),
  creditLine: z.string(),
  note: z.string(),
});

/** The record of a granted permission (이용허락 확인서), as it is signed. Times are ISO 8601. */
export const Certificate = z.strictObject({
  permissionId: PermissionId,
  /** The service that signed it, by its public URL. */
  issuer: z.url(),
  issuedAt: z.iso.datetime(),
  author: z.string(),
  requester: z.string(),
  original: music.extend({ registrationCode: z.string().nullable() }),
  content: music,
  part: z.enum(parts),
  use: z.enum(uses),
  rights: z.array(z.enum(rights)),
  terms,
  grantedAt: z.iso.datetime(),
  /** By the author's click, or by their standing terms. */
  by: z.enum(['answer', 'standing_terms']),
  statement: z.strictObject({ ko: z.string(), en: z.string() }),
});
export type Certificate = z.infer<typeof Certificate>;

/** A certificate with its signature: a JWS (RFC 7515, Ed25519) over the very certificate beside it. */
export const SignedCertificate = z.strictObject({
  certificate: Certificate,
  jws: z.string().max(20_000),
  /** Where the public keys of the issuer are. */
  keys: z.url(),
});
export type SignedCertificate = z.infer<typeof SignedCertificate>;

/** A certificate of what was agreed. */
export const certificateOf = (agreed: Omit<Certificate, 'statement'>): Certificate => ({
  ...agreed,
  statement: STATEMENT,
});

/** Whether a certificate is what this service signed: `unknown_key` may be the certificate of another service. */
export type Genuineness = 'genuine' | 'changed' | 'unknown_key';

/** How what a certificate records stands now. `replaced`: the two have agreed anew, on something else. */
export type StandsNow = {
  readonly validity: 'valid' | 'replaced' | 'over';
  readonly state: PermissionState;
  /** Since when, ISO 8601. */
  readonly since: string;
};

/** How what `certificate` records stands, by its permission as it is now. */
export function standsNow(certificate: Certificate, permission: Permission, now: Date): StandsNow {
  const { state, since } = permission;
  const agreed = sameAgreement(certificate, permission) ? 'valid' : 'replaced';
  return {
    validity: holds(permission, now) ? agreed : 'over',
    state,
    since: since.toISOString(),
  };
}

/** The moment of the agreement is left out: a notice that was taken back moves it, and changes nothing agreed. */
function sameAgreement(
  certificate: Certificate,
  { use, part, rights, terms }: Permission,
): boolean {
  const { shareBps, territory, endsAt, creditLine, note } = certificate.terms;
  return (
    certificate.use === use &&
    certificate.part === part &&
    certificate.rights.join() === rights.join() &&
    shareBps === terms.shareBps &&
    territory === terms.territory &&
    endsAt === (terms.endsAt?.toISOString() ?? null) &&
    creditLine === terms.creditLine &&
    note === terms.note
  );
}

import { isDeepStrictEqual } from 'node:util';
import type {
  Certificate,
  Genuineness,
  SignedCertificate,
} from '@musicloud/domain/permission/certificate';
import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  createLocalJWKSet,
  decodeProtectedHeader,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';

/** Signs certificates, and checks what it, or a service with other keys, signed. */
export type Certificates = {
  readonly sign: (certificate: Certificate) => Promise<SignedCertificate>;
  readonly check: (signed: SignedCertificate) => Promise<Genuineness>;
  /** The public keys, as `/.well-known/jwks.json` tells them (RFC 7517). */
  readonly keys: JSONWebKeySet;
};

/** Opens the signing key: a private Ed25519 key as JWK (RFC 8037). `issuer` is the public URL. */
export async function openCertificates(key: JWK, issuer: string): Promise<Certificates> {
  const kid = await calculateJwkThumbprint(key);
  const { d: _, ...open } = key;
  const keys = { keys: [{ ...open, kid, use: 'sig', alg: 'EdDSA' }] };
  const secret = await importJWK(key, 'EdDSA');
  return {
    keys,
    sign: async (certificate) => {
      const bytes = new TextEncoder().encode(JSON.stringify(certificate));
      const jws = await new CompactSign(bytes)
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'musicloud-certificate+json' })
        .sign(secret);
      return { certificate, jws, keys: `${issuer}/.well-known/jwks.json` };
    },
    check: (signed) => checkSigned(signed, keys),
  };
}

/** Whether one of these keys signed the very certificate that stands beside the signature. */
export async function checkSigned(
  { certificate, jws }: SignedCertificate,
  keys: JSONWebKeySet,
): Promise<Genuineness> {
  try {
    const { kid } = decodeProtectedHeader(jws);
    if (kid !== undefined && !keys.keys.some((key) => key.kid === kid)) return 'unknown_key';
    const { payload } = await compactVerify(jws, createLocalJWKSet(keys), {
      algorithms: ['EdDSA'],
    });
    const signed = JSON.parse(new TextDecoder().decode(payload));
    return isDeepStrictEqual(signed, plain(certificate)) ? 'genuine' : 'changed';
  } catch {
    return 'changed';
  }
}

/** As it is written. */
const plain = (certificate: Certificate): unknown => JSON.parse(JSON.stringify(certificate));

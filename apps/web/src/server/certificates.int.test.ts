import { verify as checkSignature, createPublicKey } from 'node:crypto';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { SignedCertificate } from '@musicloud/domain/permission/certificate';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { createVerifier } from 'fast-jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSigned, openCertificates } from './certificates.ts';
import { createPortal, type Portal, testKey } from './testing/portal.ts';

let portal: Portal;
let author: Caller;
let singer: Caller;
let signed: SignedCertificate;
const certificate = (by: Caller) => portal.procedures(by).certificate;
beforeAll(async () => {
  portal = await createPortal();
  author = await portal.caller();
  singer = await portal.caller();
  const original = await portal.register(author, { visibility: 'public', title: 'The original' });
  const cover = await portal.upload(singer, { type: 'cover', originalIds: [original.content.id] });
  const permissionId = cover.permissions[0]?.id;
  if (!permissionId) throw new Error('nobody was asked');
  await expect(certificate(singer).get({ permissionId })).rejects.toThrow('NOT_FOUND');
  const which = { contentId: cover.content.id, permissionId };
  await answerRequest(portal.container.ports, author, which, { kind: 'grant' });
  signed = await certificate(singer).get({ permissionId });
});
afterAll(() => portal.close());

const keys = () => portal.container.certificates.keys;

describe('a certificate', () => {
  test('says who, whose, what, on which terms, and what it is not', async () => {
    expect(signed.certificate).toMatchObject({
      author: author.account.name,
      requester: singer.account.name,
      original: { title: 'The original', registrationCode: expect.stringMatching(/^MC-/) },
      use: 'plain_cover',
      rights: ['reproduction_transmission'],
      by: 'answer',
      statement: { en: expect.stringContaining('does not prove') },
    });
    const { permissionId } = signed.certificate;
    expect((await certificate(author).get({ permissionId })).certificate.author).toBe(
      author.account.name,
    );
    const stranger = await portal.caller();
    await expect(certificate(stranger).get({ permissionId })).rejects.toThrow('NOT_FOUND');
  });

  test('verifies with another implementation and the published key', async () => {
    const { body } = await portal.call('GET', '/.well-known/jwks.json');
    const [protectedHeader = '', payload = '', signature = ''] = signed.jws.split('.');
    const { kid } = JSON.parse(Buffer.from(protectedHeader, 'base64url').toString());
    const key = body.keys.find((one: { kid: string }) => one.kid === kid);
    expect(key.d).toBeUndefined();
    const checked = checkSignature(
      null,
      Buffer.from(`${protectedHeader}.${payload}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    );
    expect(checked).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual(signed.certificate);
  });

  test('verifies with another JOSE library, and not with one byte changed', async () => {
    const { body } = await portal.call('GET', '/.well-known/jwks.json');
    const key = createPublicKey({ key: body.keys[0], format: 'jwk' });
    const verify = createVerifier({
      key: key.export({ type: 'spki', format: 'pem' }),
      algorithms: ['EdDSA'],
    });
    expect(verify(signed.jws)).toEqual(signed.certificate);
    const bytes = Buffer.from(signed.jws);
    // The last character of a part carries bits that stand for nothing: Base64 pads with them.
    const spare = new Set(['.', undefined]);
    for (let at = 0; at < bytes.length; at += 1) {
      if (signed.jws[at] === '.' || spare.has(signed.jws[at + 1])) continue;
      const changed = Buffer.from(bytes);
      changed[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
      expect(() => verify(changed.toString()), `byte ${at}`).toThrow();
    }
  });

  test('is genuine as it is, read back from its file, and for anyone', async () => {
    const read = SignedCertificate.parse(JSON.parse(JSON.stringify(signed)));
    expect(await checkSigned(read, keys())).toBe('genuine');
    const answer = await portal.procedures(null).certificate.verify({ signed: read });
    expect(answer).toMatchObject({
      found: 'genuine',
      now: { validity: 'valid', state: 'granted' },
    });
  });

  test('with one character changed is not', async () => {
    const text = JSON.stringify(signed);
    const start = text.indexOf('"certificate"');
    let changed = 0;
    for (let at = start; at < text.length; at += 7) {
      const next = text.charAt(at) === 'a' ? 'b' : 'a';
      const other = `${text.slice(0, at)}${next}${text.slice(at + 1)}`;
      const read = SignedCertificate.safeParse(tryJson(other));
      // Where the keys are is no part of what was agreed.
      if (!read.success || read.data.keys !== signed.keys) continue;
      if (JSON.stringify(read.data) === text) continue;
      changed += 1;
      expect(await checkSigned(read.data, keys()), other).not.toBe('genuine');
    }
    expect(changed).toBeGreaterThan(50);
  });

  test('of another service is not genuine here, and tells nothing of how it stands', async () => {
    const other = await openCertificates(testKey(), 'https://other.example');
    const forged = await other.sign(signed.certificate);
    expect(await portal.procedures(null).certificate.verify({ signed: forged })).toEqual({
      found: 'unknown_key',
      now: null,
    });
  });
});

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

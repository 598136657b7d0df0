import { verify as checkSignature, createPublicKey } from 'node:crypto';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { SignedCertificate } from '@musicloud/domain/permission/certificate';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGenuine, openCertificates } from './certificates.ts';
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

  test('is genuine as it is, read back from its file, and for anyone', async () => {
    const read = SignedCertificate.parse(JSON.parse(JSON.stringify(signed)));
    expect(await isGenuine(read, keys())).toBe(true);
    const answer = await portal.procedures(null).certificate.verify({ signed: read });
    expect(answer).toMatchObject({ genuine: true, now: { state: 'granted' } });
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
      expect(await isGenuine(read.data, keys()), other).toBe(false);
    }
    expect(changed).toBeGreaterThan(50);
  });

  test('of another service is not genuine here, and tells nothing of how it stands', async () => {
    const other = await openCertificates(testKey(), 'https://other.example');
    const forged = await other.sign(signed.certificate);
    expect(await portal.procedures(null).certificate.verify({ signed: forged })).toEqual({
      genuine: false,
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

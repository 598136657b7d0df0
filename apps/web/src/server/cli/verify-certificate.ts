import { readFile } from 'node:fs/promises';
import { SignedCertificate } from '@musicloud/domain/permission/certificate';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { checkSigned, openCertificates } from '../certificates.ts';
import { readCertificateKey } from '../env.ts';
import { endWith, Failure } from './tool.ts';

const USAGE = 'Usage: npm run --silent verify-certificate -- FILE [KEYS.json]';
const Keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** A JSON file of a shape, or one sentence that says what is wrong with it. */
async function readJson<Shape>(file: string, shape: z.ZodType<Shape>): Promise<Shape> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Failure(`${file} cannot be read.`);
  });
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new Failure(`${file} is not what it should be: it was cut, changed, or is another file.`);
  }
}

/** Says whether a certificate was valid when it was issued, without asking any server. */
async function verify(file: string, keysFile: string | undefined) {
  const signed = await readJson(file, SignedCertificate);
  const keys = keysFile
    ? ((await readJson(keysFile, Keys)) as JSONWebKeySet)
    : (await openCertificates(readCertificateKey(), '')).keys;
  const found = await checkSigned(signed, keys);
  if (found === 'changed') throw new Failure('NOT VALID: it was changed after it was signed.');
  if (found === 'unknown_key') throw new Failure('UNKNOWN: it was not signed by these keys.');
  const { certificate } = signed;
  const { content, original, author, requester, issuedAt, issuer } = certificate;
  process.stdout.write(
    `VALID when issued, ${issuedAt}, by ${issuer}\n“${content.title}” (${requester}) may use “${original.title}” (${author}).\n`,
  );
}

const [file, keysFile] = process.argv.slice(2);
await (file ? verify(file, keysFile) : Promise.reject(new Failure(USAGE))).catch(endWith);

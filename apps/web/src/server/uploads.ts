import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { uploadLock } from '@musicloud/db/assets/upload-locks';
import { uuidv7 } from '@musicloud/db/ids';
import type { Account } from '@musicloud/domain/account/account';
import { type Asset, type AssetKind, maxBytes } from '@musicloud/domain/asset/asset';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import {
  type DomainError,
  domainCodeOf,
  type ErrorCode,
  type ErrorDetails,
} from '@musicloud/domain/shared/errors';
import { AssetId } from '@musicloud/domain/shared/ids';
import { cleanLine } from '@musicloud/domain/shared/text';
import type { Server, Upload } from '@tus/server';
import { z } from 'zod';
import { CodedServer } from './coded-server.ts';
import type { Container } from './container.ts';
import { ownOrigins } from './env.ts';
import { answers } from './errors.ts';
import { limit } from './limits.ts';
import { log } from './log.ts';
import { mediaTypeOf } from './media-type.ts';
import { accountFromCookies, keyHolder, traceOf } from './session.ts';
import { uploadStore } from './upload-store.ts';

const Metadata = z.object({
  filename: z
    .string()
    .nullish()
    .transform((name) => cleanLine(cleanLine(name ?? '').slice(0, 255)) || 'audio'),
  kind: z.enum(['audio', 'document']).default('audio'),
});

/** How the upload server is told no: with a status and the code pages have a sentence for. */
const refusal = (code: ErrorCode, details: ErrorDetails = {}) => ({
  status_code: answers[code].status,
  body: JSON.stringify({ code, details }),
});

/** Resumable uploads by the tus protocol. An upload and its asset belong to whoever began it. */
export function uploadServer(container: Container): Server {
  const { database, storage } = container;
  return new CodedServer({
    path: '/uploads',
    relativeLocation: true,
    // Without it the library lets pages of any site read its answers.
    allowedOrigins: ownOrigins(container.env),
    datastore: uploadStore(storage),
    locker: { newLock: (id) => uploadLock(database.sql, id) },
    lockDrainTimeout: 3_000,
    maxSize: maxBytes.audio,
    disableTerminationForFinishedUploads: true,
    namingFunction: () => uuidv7(),
    onUploadCreate: (request, upload) => begin(container, request, upload),
    onIncomingRequest: (request, id) => checkOwner(container, request, id),
    onUploadFinish: (request, upload) => finish(container, request, upload),
    onResponseError: (_request, error) => answerOf(error),
  });
}

/** Faults of this machine say nothing of it. */
function answerOf(error: Error | { status_code: number; body: string }) {
  if ('status_code' in error) return error;
  log.error({ err: error }, 'upload failed');
  return refusal('INTERNAL');
}

type Sender = { readonly account: Account; readonly unlimited: boolean };

async function senderOf(container: Container, { headers }: Request): Promise<Sender> {
  if (headers.has('authorization')) return refusing(() => keyHolder(container, headers));
  const account = await accountFromCookies(container, headers);
  if (!account) throw refusal('UNAUTHENTICATED');
  return { account, unlimited: false };
}

/** Tells what the domain refuses as the upload server has to be told. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  return work().catch((error: unknown) => {
    const code = domainCodeOf(error);
    throw code ? refusal(code, (error as DomainError).details) : error;
  });
}

async function begin(container: Container, request: Request, upload: Upload) {
  const { account, unlimited } = await senderOf(container, request);
  const { filename, kind } = metadataOf(upload);
  if (upload.size === 0) throw refusal('FILE_EMPTY');
  if (upload.size === undefined || upload.size > maxBytes[kind]) throw refusal('FILE_TOO_LARGE');
  if (!unlimited) await refusing(() => limit(container, 'upload', account.id));
  await container.ports.assets.create({
    state: 'uploading',
    id: AssetId.parse(upload.id),
    creatorId: account.id,
    kind,
    fileName: filename,
    sizeBytes: upload.size,
    createdAt: new Date(),
  });
  return { metadata: { filename, kind } };
}

function metadataOf(upload: Upload): { filename: string; kind: AssetKind } {
  const parsed = Metadata.safeParse(upload.metadata ?? {});
  if (!parsed.success) throw refusal('INVALID_INPUT');
  return parsed.data;
}

/** Someone else's upload is not there; so is one that never began. */
async function checkOwner(container: Container, request: Request, id: string) {
  if (request.method === 'POST' || request.method === 'OPTIONS') return;
  const { account } = await senderOf(container, request);
  const asset = await findAsset(container, id);
  if (asset?.creatorId !== account.id) throw refusal('NOT_FOUND');
}

async function findAsset({ ports }: Container, id: string): Promise<Asset | null> {
  const parsed = AssetId.safeParse(id);
  return parsed.success ? ports.assets.find(parsed.data) : null;
}

async function finish(container: Container, request: Request, upload: Upload) {
  const asset = await findAsset(container, upload.id);
  if (!asset) throw refusal('NOT_FOUND');
  const settled = asset.state === 'uploading' ? await settle(container, request, asset) : asset;
  if (settled.state !== 'refused') return {};
  await container.storage.remove(upload.id);
  throw refusal(settled.code);
}

async function settle(
  { ports, storage }: Container,
  request: Request,
  asset: Extract<Asset, { state: 'uploading' }>,
) {
  const hash = createHash('sha256');
  await pipeline(await storage.read(asset.id), hash);
  const arrived = {
    sizeBytes: (await storage.size(asset.id)) ?? 0,
    mediaType: await mediaTypeOf(await storage.read(asset.id)),
    sha256: hash.digest('hex'),
  };
  return finishUpload(ports, asset, arrived, traceOf(request.headers));
}

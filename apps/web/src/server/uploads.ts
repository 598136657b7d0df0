import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { uploadLock } from '@musicloud/db/assets/upload-locks';
import { uuidv7 } from '@musicloud/db/ids';
import type { Account } from '@musicloud/domain/account/account';
import { type Asset, type AssetKind, maxBytes } from '@musicloud/domain/asset/asset';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import { domainCodeOf, type ErrorCode } from '@musicloud/domain/shared/errors';
import { AssetId } from '@musicloud/domain/shared/ids';
import { cleanLine } from '@musicloud/domain/shared/text';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import { z } from 'zod';
import type { Container } from './container.ts';
import { answers } from './errors.ts';
import { mediaTypeOf } from './media-type.ts';
import { accountFromCookies, accountFromKey, traceOf } from './session.ts';

const Metadata = z.object({
  filename: z
    .string()
    .default('')
    .transform((name) => cleanLine(name).slice(0, 255) || 'audio'),
  kind: z.enum(['audio', 'document']).default('audio'),
});

/** How the upload server is told no: with a status and the code pages have a sentence for. */
const refusal = (code: ErrorCode) => ({
  status_code: answers[code].status,
  body: JSON.stringify({ code }),
});

/** Resumable uploads by the tus protocol. An upload and its asset belong to whoever began it. */
export function uploadServer(container: Container): Server {
  const { database, storage } = container;
  return new Server({
    path: '/uploads',
    relativeLocation: true,
    datastore: new FileStore({ directory: storage.folder }),
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

/** What the upload server itself refuses has no code of ours, but for a file that is too large. */
function answerOf(error: Error | { status_code: number; body: string }) {
  if (!('status_code' in error)) return refusal('INTERNAL');
  const coded = error.body.startsWith('{');
  return error.status_code === 413 && !coded ? refusal('FILE_TOO_LARGE') : error;
}

async function accountOf(container: Container, { headers }: Request): Promise<Account> {
  const account = headers.has('authorization')
    ? await accountFromKey(container, headers).catch((error: unknown) => {
        throw refusal(domainCodeOf(error) ?? 'INTERNAL');
      })
    : await accountFromCookies(container, headers);
  if (!account) throw refusal('UNAUTHENTICATED');
  return account;
}

async function begin(container: Container, request: Request, upload: Upload) {
  const account = await accountOf(container, request);
  const { filename, kind } = metadataOf(upload);
  if (upload.size === 0) throw refusal('FILE_EMPTY');
  if (upload.size === undefined || upload.size > maxBytes[kind]) throw refusal('FILE_TOO_LARGE');
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
  const account = await accountOf(container, request);
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
  const path = storage.pathOf(asset.id);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  const arrived = {
    sizeBytes: (await storage.size(asset.id)) ?? 0,
    mediaType: await mediaTypeOf(path),
    sha256: hash.digest('hex'),
  };
  return finishUpload(ports, asset, arrived, traceOf(request.headers));
}

import { Readable } from 'node:stream';
import { mayOpen } from '@musicloud/db/reads/catalogue';
import { isCollaborator } from '@musicloud/db/reads/collaborations';
import { wasAsked } from '@musicloud/db/reads/permissions';
import type { Stored } from '@musicloud/domain/asset/asset';
import { DomainError } from '@musicloud/domain/shared/errors';
import { AssetId } from '@musicloud/domain/shared/ids';
import type { Container } from './container.ts';
import { accountFromCookies, keyHolder } from './session.ts';

/** One stored file, whole or in part, to whoever may have it. To others it is not there. */
export async function serveFile(container: Container, request: Request, id: string) {
  const asset = await readable(container, request, id);
  const size = await container.storage.size(asset.id);
  if (size === null) throw new DomainError('NOT_FOUND');
  const headers = headersOf(asset);
  const range = rangeOf(request.headers.get('range'), size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  const body =
    request.method === 'HEAD'
      ? null
      : (Readable.toWeb(await container.storage.read(asset.id, { start, end })) as ReadableStream);
  return new Response(body, { status: range ? 206 : 200, headers });
}

async function readable(container: Container, request: Request, id: string): Promise<Stored> {
  const parsed = AssetId.safeParse(id);
  const asset = parsed.success ? await container.ports.assets.find(parsed.data) : null;
  if (asset?.state !== 'stored') throw new DomainError('NOT_FOUND');
  const account = request.headers.has('authorization')
    ? (await keyHolder(container, request.headers)).account
    : await accountFromCookies(container, request.headers);
  const own = account && (account.id === asset.creatorId || account.role === 'admin');
  const { db } = container.database;
  const { contentId } = asset;
  const open = own || (await mayOpen(db, asset.id, contentId));
  if (open) return asset;
  // An author hears what a permission is asked for, though nobody else may; collaborators what they made.
  const asked = account && contentId && (await wasAsked(db, contentId, account.id));
  if (asked) return asset;
  const made = account && contentId && asset.kind === 'audio';
  if (!made || !(await isCollaborator(db, contentId, account.id))) {
    throw new DomainError('NOT_FOUND');
  }
  return asset;
}

/** Nothing a browser would run, and never under its uploader's name as a path. */
function headersOf({ mediaType, fileName, sha256 }: Stored): Headers {
  const plain = fileName.replaceAll(/[^\w. -]/g, '_');
  // RFC 8187 leaves these to be escaped, too.
  const escaped = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const type = mediaType === 'audio/opus' ? 'audio/ogg; codecs=opus' : mediaType;
  return new Headers({
    'content-type': type,
    'content-disposition': `inline; filename="${plain}"; filename*=UTF-8''${escaped}`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=0, must-revalidate',
    etag: `"${sha256.slice(0, 32)}"`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

/** One byte range of RFC 9110, 14.1.2; several are answered whole, which the RFC allows. */
function rangeOf(header: string | null, size: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? ('unsatisfiable' as const) : { start, end };
}

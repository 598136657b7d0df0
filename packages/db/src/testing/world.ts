import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account, Role } from '@musicloud/domain/account/account';
import type { Stored } from '@musicloud/domain/asset/asset';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import { Submission } from '@musicloud/domain/content/content';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import { AccountId, AssetId, ContentId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import type { ContentFacts } from '@musicloud/domain/status/status';
import type { z } from 'zod';
import { accountsOf } from '../accounts.ts';
import { assetsOf } from '../assets/assets.ts';
import { contentsOf, registeredOf } from '../contents/contents.ts';
import { sha256, uuidv7 } from '../ids.ts';
import { objectionsOf } from '../objections/objections.ts';
import { permissionsOf } from '../permissions/permissions.ts';
import { standingTermsOf } from '../permissions/standing-terms.ts';
import { openRegistry } from '../registry/registry.ts';
import { user } from '../schema/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createMysqlDatabase, dropMysqlDatabase } from './mysql.ts';

export const newContentId = () => ContentId.parse(uuidv7());
export const newAssetId = () => AssetId.parse(uuidv7());
/** What a request or job starts with. */
export const trace = () => ({ correlationId: uuidv7(), causeId: null });

/** What a test submits: a title nothing else is near to, unless it gives another. */
export type Said = Partial<z.input<typeof Submission>>;
export const submissionOf = (said: Said = {}) =>
  Submission.parse({
    title: `Song ${randomBytes(9).toString('hex')}`,
    artistName: `Artist ${randomBytes(6).toString('hex')}`,
    type: 'new_music',
    ...said,
  });

/** Real stores of one test file and makers of what stands in them. */
export type World = Awaited<ReturnType<typeof createWorld>>;

/** The kinds of source registry everything is tried on. */
export const registryKinds = ['sqlite', 'mysql'] as const;
export type WorldOptions = {
  readonly registry?: (typeof registryKinds)[number];
  /** By default a fresh one of the server of this run. */
  readonly database?: TestDatabase;
};

/** Opens a world of its own: a database copied from the migrated template, and a registry, by default in a file. */
export async function createWorld({ registry: kind = 'sqlite', ...given }: WorldOptions = {}) {
  const database = given.database ?? (await createTestDatabase());
  const folder = await mkdtemp(path.join(tmpdir(), 'musicloud-world-'));
  const file = `file:${path.join(folder, 'sources.db')}`;
  const sourcesUrl = kind === 'mysql' ? await createMysqlDatabase() : file;
  const registry = await openRegistry(sourcesUrl);
  const ports: Ports = {
    clock: () => new Date(),
    newId: uuidv7,
    digest: sha256,
    releaseDeadlineMs: 600_000,
    patience: { answerDays: 14, noticeDays: 7 },
    resumeDays: 10,
    contents: contentsOf(database),
    objections: objectionsOf(database),
    registered: registeredOf(database),
    assets: assetsOf(database),
    accounts: accountsOf(database),
    standing: standingTermsOf(database),
    permissions: permissionsOf(database),
    registry,
  };
  return {
    ...makersOf(ports, database),
    database,
    ports,
    folder,
    sourcesUrl,
    close: async () => {
      await registry.close();
      if (kind === 'mysql') await dropMysqlDatabase(sourcesUrl);
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function makersOf(ports: Ports, { db }: Awaited<ReturnType<typeof createTestDatabase>>) {
  /** Somebody new, as a caller of use cases. */
  const caller = async (role: Role = 'creator'): Promise<Caller> => {
    const id = AccountId.parse(uuidv7());
    const account: Account = { id, role, name: `Name ${id}`, email: `${id}@musicloud.example` };
    const at = new Date();
    const consent = { termsVersion: 'test', consentedAt: at, emailVerified: true };
    await db.insert(user).values({ ...account, ...consent, createdAt: at, updatedAt: at });
    return { account, trace: trace() };
  };
  /** An upload that is on its way. */
  const uploading = async (by: Caller, kind: Stored['kind'] = 'audio') => {
    const upload = {
      state: 'uploading',
      id: newAssetId(),
      creatorId: by.account.id,
      kind,
      fileName: kind === 'audio' ? 'song.ogg' : 'paper.pdf',
      sizeBytes: 1000,
      createdAt: new Date(),
    } as const;
    await ports.assets.create(upload);
    return upload;
  };
  /** A file whose last byte is there; equal `bytes` are equal files. */
  const stored = async (by: Caller, bytes: string = uuidv7(), kind: Stored['kind'] = 'audio') => {
    const upload = await uploading(by, kind);
    const mediaType = kind === 'audio' ? 'audio/ogg' : 'application/pdf';
    const arrived = { sizeBytes: 1000, mediaType, sha256: sha256(bytes) };
    await finishUpload(ports, upload, arrived, trace());
    return upload.id;
  };
  /** Submits a content and takes the decision on it. */
  const upload = (by: Caller, said: Said = {}, id = newContentId()): Promise<ContentFacts> =>
    uploadContent(ports, by, { id, submission: submissionOf(said) });
  /** Submits a content and registers it at once. */
  const register = async (by: Caller, said: Said = {}): Promise<ContentFacts> => {
    const { content } = await upload(by, said);
    await registerSource(ports, content.id, trace());
    const facts = await ports.contents.load(content.id);
    if (facts?.source?.state !== 'registered') throw new Error('it was not registered');
    return facts;
  };
  return { caller, uploading, stored, upload, register };
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { accountOf } from '@musicloud/db/accounts';
import { user } from '@musicloud/db/schema/index';
import type { Account } from '@musicloud/domain/account/account';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import { Submission } from '@musicloud/domain/content/content';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { eq } from 'drizzle-orm';
import type { Container } from '../container.ts';
import { demoTune } from './demo-tune.ts';
import { tool } from './tool.ts';

/** Known to everyone: these accounts exist only where nobody else can reach them. */
const PASSWORD = 'musicloud-demo';
const accounts = [
  { email: 'creator@musicloud.example', name: 'TIKITIK', role: 'creator' },
  { email: 'author@musicloud.example', name: '한여름', role: 'creator' },
  { email: 'admin@musicloud.example', name: 'Copyright Admin', role: 'admin' },
] as const;

/** What the demo author has on MusiCloud: originals to choose, listen to, and make covers of. */
const tunes = [
  {
    title: 'Midnight Line',
    notes: [0, 3, 7, 10, 12, 10, 7, 3, -2, 2, 5, 8, 10, 8, 5, null],
    times: 4,
  },
  {
    title: '여름밤의 골목',
    notes: [3, 7, 10, null, 15, 14, 10, null, 7, 5, 3, null, 2, 3, -2, null],
    times: 4,
  },
] as const;

async function seed(container: Container) {
  for (const { email, name, role } of accounts) {
    const { auth, database, legal } = container;
    const [known] = await database.db.select().from(user).where(eq(user.email, email));
    if (known) continue;
    const body = { email, name, password: PASSWORD, termsVersion: legal.version };
    await auth.api.signUpEmail({ body });
    const [made] = await database.db
      .update(user)
      .set({ role, emailVerified: true })
      .where(eq(user.email, email))
      .returning();
    if (made && name === '한여름') await uploadTunes(container, accountOf(made));
  }
}

/** The same way any upload goes; what is approved is registered by the workers. */
async function uploadTunes(container: Container, account: Account) {
  const trace = { correlationId: container.ports.newId(), causeId: null };
  for (const [index, { title, notes, times }] of tunes.entries()) {
    const assetId = await storeTune(container, account, demoTune(notes, times, index + 1), title);
    const submission = Submission.parse({
      title,
      artistName: account.name,
      type: 'new_music',
      visibility: 'public',
      assetId,
      credits: {
        lyricist: [{ kind: 'me' }],
        composer: [{ kind: 'me' }],
        performer: [{ kind: 'me' }],
      },
    });
    const id = ContentId.parse(container.ports.newId());
    await uploadContent(container.ports, { account, trace }, { id, submission });
  }
}

async function storeTune(
  { ports, storage }: Container,
  account: Account,
  file: Buffer,
  title: string,
) {
  const upload = {
    state: 'uploading',
    id: AssetId.parse(ports.newId()),
    creatorId: account.id,
    kind: 'audio',
    fileName: `${title}.wav`,
    sizeBytes: file.length,
    createdAt: ports.clock(),
  } as const;
  await ports.assets.create(upload);
  await storage.write(upload.id, Readable.from([file]));
  const arrived = {
    sizeBytes: file.length,
    mediaType: 'audio/wav',
    sha256: createHash('sha256').update(file).digest('hex'),
  };
  await finishUpload(ports, upload, arrived, { correlationId: upload.id, causeId: null });
  return upload.id;
}

await tool(seed);

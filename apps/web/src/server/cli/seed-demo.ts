import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { accountOf } from '@musicloud/db/accounts';
import { user } from '@musicloud/db/schema/index';
import type { Account } from '@musicloud/domain/account/account';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import { Submission } from '@musicloud/domain/content/content';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { plainTerms } from '@musicloud/domain/permission/terms';
import { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import { registerSource } from '@musicloud/domain/source/register-source';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Container } from '../container.ts';
import { demoTune } from './demo-tune.ts';
import { tool } from './tool.ts';

/** Known to everyone: these accounts exist only where nobody else can reach them. */
const PASSWORD = 'musicloud-demo';
const demo = {
  creator: { email: 'creator@musicloud.example', name: 'TIKITIK', role: 'creator' },
  author: { email: 'author@musicloud.example', name: '한여름', role: 'creator' },
  admin: { email: 'admin@musicloud.example', name: 'Copyright Admin', role: 'admin' },
} as const;
/** How often each tune is played over. */
const TIMES = 4;

type Song = {
  readonly title: string;
  readonly notes: readonly (number | null)[];
  readonly credits: z.input<typeof Submission>['credits'];
};
const me = { kind: 'me' } as const;

/** What the demo author has on MusiCloud: originals to choose, listen to, and make covers of. */
const originals: readonly Song[] = [
  {
    title: 'Midnight Line',
    notes: [0, 3, 7, 10, 12, 10, 7, 3, -2, 2, 5, 8, 10, 8, 5, null],
    credits: { lyricist: [me], composer: [me], performer: [me] },
  },
  {
    title: '여름밤의 골목',
    notes: [3, 7, 10, null, 15, 14, 10, null, 7, 5, 3, null, 2, 3, -2, null],
    credits: { lyricist: [me], composer: [me], performer: [me] },
  },
];
/** What the demo creator made of them: one the author permits in advance, and one that waits for an answer. */
const covers: readonly Song[] = [
  {
    title: 'Midnight Line (Acoustic)',
    notes: [0, null, 3, 7, null, 10, 12, null, 10, 7, null, 3, -2, null, 5, null],
    credits: { performer: [me] },
  },
  {
    title: '골목의 아침',
    notes: [3, null, 7, null, 10, null, 15, null, 10, 7, 3, null, 2, null, 3, null],
    credits: { performer: [me] },
  },
];

async function seed(container: Container) {
  const [creator, author] = await Promise.all([
    account(container, demo.creator),
    account(container, demo.author),
    account(container, demo.admin),
  ]);
  if (!creator || !author) return;
  const { ports } = container;
  const [permitted, asked] = await uploadAll(container, author, originals);
  if (!permitted || !asked) return;
  // Covers are of what is registered: the workers are not there yet.
  for (const id of [permitted, asked]) await registerSource(ports, id, by(ports, author).trace);
  const terms = { ...plainTerms, creditLine: 'Midnight Line, 한여름' };
  await setStandingTerms(ports, by(ports, author), permitted, {
    plain_cover: { answer: 'grant', terms },
  });
  await uploadAll(container, creator, covers, [permitted, asked]);
}

/** Makes one of the accounts; null where it is there already. */
async function account(
  { auth, database, legal }: Container,
  { email, name, role }: (typeof demo)[keyof typeof demo],
): Promise<Account | null> {
  const [known] = await database.db.select().from(user).where(eq(user.email, email));
  if (known) return null;
  await auth.api.signUpEmail({
    body: { email, name, password: PASSWORD, termsVersion: legal.version },
  });
  const [made] = await database.db
    .update(user)
    .set({ role, emailVerified: true })
    .where(eq(user.email, email))
    .returning();
  return made ? accountOf(made) : null;
}

const by = (ports: Ports, account: Account) => ({
  account,
  trace: { correlationId: ports.newId(), causeId: null },
});

/** The same way any upload goes; each a cover of the original at its place, where there are some. */
async function uploadAll(
  container: Container,
  creator: Account,
  songs: readonly Song[],
  originalIds: readonly ContentId[] = [],
): Promise<ContentId[]> {
  const { ports } = container;
  const ids = songs.map(() => ContentId.parse(ports.newId()));
  for (const [index, { title, notes, credits }] of songs.entries()) {
    const original = originalIds[index];
    const file = demoTune(notes, TIMES, index + 1 + originalIds.length);
    const submission = Submission.parse({
      title,
      artistName: creator.name,
      type: original ? 'cover' : 'new_music',
      originalIds: original ? [original] : [],
      visibility: 'public',
      assetId: await storeTune(container, creator, file, title),
      credits,
    });
    await uploadContent(ports, by(ports, creator), { id: ids[index] as ContentId, submission });
  }
  return ids;
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

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { createTarDecoder, createTarPacker } from 'modern-tar';
import { BackupTrouble } from './trouble.ts';

/** How an encrypted file begins (age-encryption.org/v1). */
const AGE = Buffer.from('age-encryption.org/');
/** So many sums are held in memory, until a list of them is written. */
const LIST = 1_000;

/** One file in a backup, read from first to last. */
export type Entry = {
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Uint8Array>;
};

/** A backup that is being written. */
export type Archive = {
  /** Adds an entry of exactly `size` bytes. Resolves to their SHA-256, hex. */
  readonly add: (name: string, size: number, body: AsyncIterable<Uint8Array>) => Promise<string>;
  readonly addBytes: (name: string, bytes: Uint8Array | string) => Promise<string>;
  /** How many entries were added, lists of sums aside. */
  readonly entries: () => number;
  /** Ends it with what it says of itself. From now on it has its name. */
  readonly finish: (manifest: string) => Promise<void>;
  /** Gives it up; nothing is left of it. */
  readonly discard: () => Promise<void>;
};

/**
 * Begins a backup: a tar archive, sealed with a passphrase if one is given (age, so that `age -d` opens it, too).
 * It is readable by its owner only, and has its name when it is whole.
 */
export async function createArchive(file: string, passphrase?: string): Promise<Archive> {
  const draft = draftOf(file);
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx', 0o600);
  const { readable, controller } = createTarPacker();
  const sealed = passphrase ? await encrypterOf(passphrase).encrypt(readable) : readable;
  const written = sealed.pipeTo(Writable.toWeb(handle.createWriteStream({ flush: true })));
  written.catch(() => {});
  let sums: string[] = [];
  let lists = 0;
  let entries = 0;

  /** What went wrong with the file says more than that the archive was told to stop. */
  const telling = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch(async (error: unknown) => {
      controller.error(error);
      await written;
      throw error;
    });
  const put = (name: string, size: number, body: AsyncIterable<Uint8Array>) =>
    telling(pour(controller.add({ name, size, mode: 0o600 }), body));
  const putBytes = (name: string, bytes: Uint8Array) => put(name, bytes.length, once(bytes));

  async function list() {
    lists += 1;
    await putBytes(`sums/${numbered(lists)}.txt`, Buffer.from(sums.join('')));
    sums = [];
  }
  const add: Archive['add'] = async (name, size, body) => {
    const sum = await put(name, size, body);
    entries += 1;
    sums.push(`${sum}  ${name}\n`);
    if (sums.length === LIST) await list();
    return sum;
  };
  return {
    add,
    addBytes: (name, bytes) => add(name, Buffer.byteLength(bytes), once(Buffer.from(bytes))),
    entries: () => entries,
    finish: async (manifest) => {
      if (sums.length > 0) await list();
      const sum = await putBytes('manifest.json', Buffer.from(manifest));
      await putBytes('manifest.sha256', Buffer.from(`${sum}  manifest.json\n`));
      controller.finalize();
      await written;
      await rename(draft, file);
    },
    discard: async () => {
      controller.error(new Error('given up'));
      await written.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

/** What a backup is called until it is whole. */
export const draftOf = (file: string) => `${file}.part`;

/** A number that sorts as text. */
export const numbered = (number: number) => String(number).padStart(6, '0');

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function pour(target: WritableStream<Uint8Array>, body: AsyncIterable<Uint8Array>) {
  const writer = target.getWriter();
  const hash = createHash('sha256');
  for await (const piece of body) {
    hash.update(piece);
    // A piece is kept until it is written, and its owner may use the memory again.
    await writer.write(Uint8Array.from(piece));
  }
  await writer.close();
  return hash.digest('hex');
}

function encrypterOf(passphrase: string): Encrypter {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter;
}

/**
 * Reads a backup entry by entry; each has to be read to its end before the next.
 * @throws {BackupTrouble} when it is sealed and the passphrase is not its own
 */
export async function* readArchive(file: string, passphrase?: string): AsyncGenerator<Entry> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  try {
    const source = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
    const opened = (await isSealed(file)) ? await unsealed(source, passphrase) : source;
    for await (const { header, body } of opened.pipeThrough(createTarDecoder({ strict: true }))) {
      yield { name: header.name, size: header.size, body };
    }
  } finally {
    bytes.destroy();
  }
}

async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(AGE.length), 0, AGE.length, 0);
    return buffer.equals(AGE);
  } finally {
    await handle.close();
  }
}

async function unsealed(source: ReadableStream<Uint8Array>, passphrase: string | undefined) {
  if (!passphrase) {
    throw new BackupTrouble('This backup is encrypted: set BACKUP_PASSPHRASE to its passphrase.');
  }
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(source);
  } catch {
    throw new BackupTrouble('BACKUP_PASSPHRASE is not the passphrase of this backup.');
  }
}

/** All bytes of an entry that is known to be small. */
export async function bytesOf({ body }: Pick<Entry, 'body'>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

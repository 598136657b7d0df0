import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { openStorage, type Storage } from './storage.ts';

/** Longer than what S3 takes in one part. */
const LONG = 12 * 1024 ** 2 + 7;

/** What every storage has to do, wherever it keeps files. */
export function storageContract(name: string, url: () => string): void {
  describe(`files in ${name}`, () => {
    let storage: Storage;
    let other: Storage;
    beforeAll(async () => {
      storage = await openStorage(url());
      other = await openStorage(url());
    });
    const kept = async (bytes: string | Buffer = uuidv7()) => {
      const id = uuidv7();
      await storage.write(id, Readable.from([bytes]));
      return id;
    };
    const all = async () => {
      const ids: string[] = [];
      for await (const id of storage.list()) ids.push(id);
      return ids;
    };

    test('are read whole and in part, by another process too', async () => {
      const id = await kept('abcdefghij');
      expect(await other.size(id)).toBe(10);
      expect((await buffer(await other.read(id))).toString()).toBe('abcdefghij');
      for (const [start, end, part] of [
        [2, 4, 'cde'],
        [0, 0, 'a'],
        [9, 9, 'j'],
      ] as const) {
        expect((await buffer(await other.read(id, { start, end }))).toString()).toBe(part);
      }
    });

    test('are replaced by what is written again', async () => {
      const id = await kept('first');
      await storage.write(id, Readable.from(['second']));
      expect((await buffer(await storage.read(id))).toString()).toBe('second');
    });

    test('are gone once they are removed, which may be said twice', async () => {
      const [id, stays] = [await kept(), await kept()];
      expect(await all()).toEqual(expect.arrayContaining([id, stays]));
      await other.remove(id);
      await storage.remove(id);
      expect(await storage.size(id)).toBeNull();
      await expect(storage.read(id).then(buffer)).rejects.toThrow();
      const left = await all();
      expect(left).toContain(stays);
      expect(left).not.toContain(id);
    });

    test('of any length come and go byte for byte, and lie on a path when a program asks for one', async () => {
      const bytes = Buffer.alloc(LONG, uuidv7());
      const id = await kept(bytes);
      expect(await storage.size(id)).toBe(LONG);
      const end = LONG - 1;
      const tail = await buffer(await storage.read(id, { start: end - 99, end }));
      expect(tail.equals(bytes.subarray(-100))).toBe(true);
      const seen = await storage.asFile(id, async (path) => digest(await readFile(path)));
      expect(seen).toBe(digest(bytes));
    });

    test('that broke off while they were written are not there', async () => {
      const id = uuidv7();
      const broken = Readable.from(failing());
      await expect(storage.write(id, broken)).rejects.toThrow('the line went dead');
      expect(await storage.size(id)).toBeNull();
      expect(await all()).not.toContain(id);
    });

    test('keep their path for as long as it is worked with, also when the work fails', async () => {
      const id = await kept('abc');
      const failed = storage.asFile(id, async (path) => {
        expect((await buffer(createReadStream(path))).toString()).toBe('abc');
        throw new Error('no sound in it');
      });
      await expect(failed).rejects.toThrow('no sound in it');
      expect(await storage.size(id)).toBe(3);
    });

    test.each(['../../etc/passwd', '..', '', '/etc/passwd', `${'a'.repeat(33)}/..`])(
      'are not named %j',
      async (id) => {
        const refused = 'not the id of a file';
        await expect((async () => storage.size(id))()).rejects.toThrow(refused);
        await expect((async () => storage.read(id))()).rejects.toThrow(refused);
        await expect((async () => storage.remove(id))()).rejects.toThrow(refused);
        await expect((async () => storage.asFile(id, async () => {}))()).rejects.toThrow(refused);
      },
    );
  });
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function* failing() {
  yield Buffer.alloc(1000);
  throw new Error('the line went dead');
}

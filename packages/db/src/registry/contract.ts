import { AccountId, ContentId, SourceId } from '@musicloud/domain/shared/ids';
import type {
  RegisterCommand,
  SourceRegistry,
  UnregisterCommand,
} from '@musicloud/domain/source/ports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';

/** Opens one more connection to the same registry, as another process would. */
export type OpenRegistry = () => Promise<SourceRegistry>;

const newAccount = () => AccountId.parse(uuidv7());
/** A registering of a content of its own, unless told otherwise. */
export const registering = (over: Partial<RegisterCommand> = {}): RegisterCommand => ({
  id: SourceId.parse(uuidv7()),
  contentId: ContentId.parse(uuidv7()),
  creatorId: newAccount(),
  code: `MC-2026-${uuidv7()}`,
  title: '한여름밤의 꿈 🎵',
  artistName: `O'Hara "Bobby"; drop table sources; --`,
  type: 'new_music',
  version: 1,
  registeredAt: new Date('2026-01-01T00:00:00.123Z'),
  ...over,
});
const unregistering = (of: RegisterCommand, version: number): UnregisterCommand => ({
  contentId: of.contentId,
  creatorId: of.creatorId,
  version,
  at: new Date('2026-02-01T00:00:00.456Z'),
});

/** What every source registry has to do, whatever it is kept in. */
export function registryContract(name: string, open: OpenRegistry): void {
  describe(`the source registry in ${name}`, () => {
    let registry: SourceRegistry;
    let other: SourceRegistry;
    beforeAll(async () => {
      registry = await open();
      other = await open();
    });
    afterAll(() => Promise.all([registry.close(), other.close()]));
    const both = () => [registry, other] as const;

    describe('registering', () => commandsOf(both));
    describe('unregistering', () => releasesOf(both));
    describe('two processes', () => racesOf(both));
    describe('lists', () => listsOf(both));
    test('answers when asked whether it is there', () => registry.ping());
  });
}

type Both = () => readonly [SourceRegistry, SourceRegistry];

function commandsOf(both: Both) {
  test('answers the row as it stands, and every process reads it', async () => {
    const [registry, other] = both();
    const command = registering();
    const row = { ...command, state: 'registered', unregisteredAt: null };
    expect(await registry.register(command)).toEqual(row);
    expect(await other.find(command.contentId)).toEqual(row);
  });

  test('repeated answers the first row: no second id, no second code', async () => {
    const [registry, other] = both();
    const first = await registry.register(registering());
    if (first === 'stale') throw new Error('refused');
    const again = registering({ ...first, id: SourceId.parse(uuidv7()), code: 'MC-other' });
    expect(await other.register(again)).toEqual(first);
  });

  test('of an older version is refused and changes nothing', async () => {
    const [registry] = both();
    const command = registering({ version: 5 });
    const first = await registry.register(command);
    expect(await registry.register({ ...command, version: 4, title: 'older' })).toBe('stale');
    expect(await registry.find(command.contentId)).toEqual(first);
  });

  test('of a newer version takes its names and keeps id, code and day', async () => {
    const [registry] = both();
    const command = registering();
    await registry.register(command);
    const newer = { ...registering(), contentId: command.contentId, version: 2, title: 'Renamed' };
    expect(await registry.register(newer)).toMatchObject({
      id: command.id,
      code: command.code,
      registeredAt: command.registeredAt,
      title: 'Renamed',
      version: 2,
    });
  });

  test('keeps the longest names there may be, character by character', async () => {
    const [registry, other] = both();
    for (const title of ['가'.repeat(200), '🎵'.repeat(100), 'ﬀ İ ß ẞ \u0301'.padEnd(200, 'ǆ')]) {
      const command = registering({ title, artistName: title.slice(0, 100) });
      await registry.register(command);
      expect(await other.find(command.contentId)).toMatchObject({ title });
    }
  });

  test('under a code another content has is an error and changes neither', async () => {
    const [registry, other] = both();
    const first = await registry.register(registering());
    if (first === 'stale') throw new Error('refused');
    const second = registering({ code: first.code, version: 7, title: 'taken' });
    await expect(other.register(second)).rejects.toThrow();
    expect(await registry.find(first.contentId)).toEqual(first);
    expect(await registry.find(second.contentId)).toBeNull();
    await other.unregister(unregistering(second, 7));
    await expect(other.register({ ...second, version: 8 })).rejects.toThrow();
    expect(await registry.find(first.contentId)).toEqual(first);
  });

  test('in other letters is another code, and another id', async () => {
    const [registry] = both();
    const first = registering({ code: `mc-${uuidv7()}` });
    await registry.register(first);
    const other = registering({ code: first.code.toUpperCase() });
    expect(await registry.register(other)).toMatchObject({ code: other.code });
    expect(await registry.find(first.contentId.toUpperCase() as ContentId)).toBeNull();
  });

  test('of a content nobody knows finds nothing', async () => {
    expect(await both()[0].find(ContentId.parse(uuidv7()))).toBeNull();
  });
}

function releasesOf(both: Both) {
  test('takes the source back; once more is done as well', async () => {
    const [registry, other] = both();
    const command = registering();
    await registry.register(command);
    const release = unregistering(command, 2);
    expect(await registry.unregister(release)).toBe('done');
    expect(await other.unregister(release)).toBe('done');
    expect(await registry.find(command.contentId)).toMatchObject({
      state: 'unregistered',
      unregisteredAt: release.at,
      code: command.code,
      version: 2,
    });
  });

  test('with an older version is refused', async () => {
    const [registry] = both();
    const command = registering({ version: 3 });
    await registry.register(command);
    expect(await registry.unregister(unregistering(command, 2))).toBe('stale');
    expect(await registry.find(command.contentId)).toMatchObject({ state: 'registered' });
  });

  test('with the version that registered it is refused', async () => {
    const [registry] = both();
    const command = registering({ version: 3 });
    await registry.register(command);
    await registry.unregister(unregistering(command, 3));
    expect(await registry.find(command.contentId)).toMatchObject({ state: 'registered' });
  });

  test('before any registering lays a tombstone: a late registering is refused', async () => {
    const [registry, other] = both();
    const command = registering({ version: 1 });
    expect(await registry.unregister(unregistering(command, 2))).toBe('done');
    expect(await registry.find(command.contentId)).toBeNull();
    expect(await other.register(command)).toBe('stale');
    expect(await other.register({ ...command, version: 2 })).toBe('stale');
    expect(await registry.find(command.contentId)).toBeNull();
  });

  test('is undone by a newer registering, with the same id and code', async () => {
    const [registry] = both();
    const command = registering();
    await registry.register(command);
    await registry.unregister(unregistering(command, 2));
    const back = await registry.register({ ...registering(), ...command, version: 3 });
    expect(back).toMatchObject({ state: 'registered', id: command.id, unregisteredAt: null });
  });

  test('a tombstone is no obstacle to a newer registering', async () => {
    const [registry] = both();
    const command = registering({ version: 3 });
    await registry.unregister(unregistering(command, 2));
    expect(await registry.register(command)).toMatchObject({ id: command.id, state: 'registered' });
  });
}

function racesOf(both: Both) {
  test('that register the same content answer the same row', async () => {
    const [registry, other] = both();
    for (let round = 0; round < 20; round += 1) {
      const one = registering();
      const two = { ...registering(), contentId: one.contentId };
      const answers = await Promise.all([registry.register(one), other.register(two)]);
      expect(answers[0]).toEqual(answers[1]);
    }
  });

  test('of which one registers and one releases end released', async () => {
    const [registry, other] = both();
    for (let round = 0; round < 20; round += 1) {
      const command = registering();
      const release = unregistering(command, 2);
      const acts = [() => registry.register(command), () => other.unregister(release)];
      const ordered = round % 2 ? acts : acts.toReversed();
      await Promise.all(ordered.map((act) => act()));
      expect((await registry.find(command.contentId))?.state).not.toBe('registered');
    }
  });

  test('that write much at the same moment wait for each other', async () => {
    const [registry, other] = both();
    const creatorId = newAccount();
    const commands = Array.from({ length: 60 }, () => registering({ creatorId }));
    await Promise.all(commands.map((command, n) => (n % 2 ? registry : other).register(command)));
    const { rows } = await registry.list({ creatorId, limit: 100 });
    expect(rows).toHaveLength(60);
  });
}

function listsOf(both: Both) {
  /** Seven sources of one creator, several of one moment, two of them taken back. */
  async function fill() {
    const [registry] = both();
    const creatorId = newAccount();
    const commands = Array.from({ length: 7 }, (_, n) =>
      registering({ creatorId, registeredAt: new Date(1_700_000_000_000 + (n >> 2) * 1000) }),
    );
    for (const command of commands) await registry.register(command);
    for (const command of commands.slice(0, 2))
      await registry.unregister(unregistering(command, 2));
    return { registry, creatorId, ids: new Set(commands.map((command) => command.contentId)) };
  }

  test.each([1, 2, 3, 6, 7, 8])('walk everything once in pages of %i', async (limit) => {
    const { registry, creatorId, ids } = await fill();
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await registry.list({ creatorId, limit, cursor });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      seen.push(...page.rows);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen.map((row) => row.contentId))).toEqual(ids);
    const moments = seen.map((row) => row.registeredAt.getTime());
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  });

  test('by state, by creator, and never a tombstone', async () => {
    const { registry, creatorId } = await fill();
    await registry.unregister(unregistering(registering({ creatorId }), 1));
    const count = async (query: object) =>
      (await registry.list({ creatorId, limit: 100, ...query })).rows.length;
    expect(await count({})).toBe(7);
    expect(await count({ state: 'registered' })).toBe(5);
    expect(await count({ state: 'unregistered' })).toBe(2);
    expect(await count({ creatorId: newAccount() })).toBe(0);
    expect(await count({ creatorId: undefined })).toBeGreaterThanOrEqual(7);
  });

  test.each(['rubbish', '_', `' or 1=1 --_x`, 'NaN_x'])(
    'begin at the beginning with a cursor that is %s',
    async (cursor) => {
      const { registry, creatorId } = await fill();
      expect((await registry.list({ creatorId, limit: 3, cursor })).rows).toHaveLength(3);
    },
  );
}

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { createWorld, type World } from '../testing/world.ts';
import { uploadLock } from './upload-locks.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const lockOn = (id: string) => uploadLock(world.database.sql, id);
const never = () => new AbortController().signal;
const isHeld = async (id: string) =>
  (await world.database.sql`select from upload_locks where upload_id = ${id}`).length > 0;

test('of two that want an upload the second waits, and asks the first to let go', async () => {
  const id = uuidv7();
  const [first, second] = [lockOn(id), lockOn(id)];
  const asked = vi.fn();
  await first.lock(never(), asked);
  let entered = false;
  const waiting = second
    .lock(never(), () => {})
    .then(() => {
      entered = true;
    });
  await vi.waitFor(() => expect(asked).toHaveBeenCalled(), { timeout: 5_000 });
  expect(entered).toBe(false);
  await first.unlock();
  await waiting;
  expect(await isHeld(id)).toBe(true);
  await second.unlock();
  expect(await isHeld(id)).toBe(false);
});

test('of many that start at the same moment one is in at a time', async () => {
  const id = uuidv7();
  let inside = 0;
  let most = 0;
  const enter = async () => {
    const lock = lockOn(id);
    await lock.lock(never(), () => {});
    inside += 1;
    most = Math.max(most, inside);
    await world.database.sql`select 1`;
    inside -= 1;
    await lock.unlock();
  };
  await Promise.all(Array.from({ length: 6 }, enter));
  expect(most).toBe(1);
});

test('uploads do not wait for each other', async () => {
  const [one, other] = [lockOn(uuidv7()), lockOn(uuidv7())];
  await one.lock(never(), () => {});
  await other.lock(AbortSignal.timeout(2_000), () => {});
  await Promise.all([one.unlock(), other.unlock()]);
});

test('the lease of a holder that died is taken over', async () => {
  const id = uuidv7();
  const { sql } = world.database;
  await sql`insert into upload_locks (upload_id, holder, expires_at)
    values (${id}, ${uuidv7()}, now() - interval '1 second')`;
  const lock = lockOn(id);
  await lock.lock(AbortSignal.timeout(2_000), () => {});
  await lock.unlock();
  expect(await isHeld(id)).toBe(false);
});

test('a living holder renews its lease, and one that lost it is told to stop', async () => {
  const id = uuidv7();
  const { sql } = world.database;
  const lock = lockOn(id);
  const told = vi.fn();
  await lock.lock(never(), told);
  const expiry = async () => (await sql`select expires_at from upload_locks`)[0]?.expires_at;
  const first = await expiry();
  await vi.waitFor(async () => expect(await expiry()).not.toBe(first), { timeout: 5_000 });
  expect(told).not.toHaveBeenCalled();
  await sql`update upload_locks set holder = ${uuidv7()} where upload_id = ${id}`;
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 5_000 });
  await lock.unlock();
  // It was another's by then: letting go leaves that one's lock alone.
  expect(await isHeld(id)).toBe(true);
});

test('who gives up waiting stops asking', async () => {
  const id = uuidv7();
  const first = lockOn(id);
  await first.lock(never(), () => {});
  const impatient = new AbortController();
  const waiting = lockOn(id).lock(impatient.signal, () => {});
  impatient.abort();
  await expect(waiting).rejects.toThrow();
  await first.unlock();
  expect(await isHeld(id)).toBe(false);
});

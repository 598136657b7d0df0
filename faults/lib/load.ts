import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client.ts';
import type { Person } from './ground.ts';
import type { UploadCall } from './ledger.ts';
import type { Chance } from './random.ts';
import type { Scenario } from './scenario.ts';
import { putUp, recording } from './sound.ts';

export const UPLOADS = 200;
export const DELETIONS = 100;
/** Calls that ask for what can't be, and have to be refused. */
const IMPOSSIBLE = 10;

type Deed = { readonly at: number; readonly act: () => Promise<unknown> };

/** Uploads contents and waits until they are registered, several at a time. */
export async function registered(
  client: Client,
  people: readonly Person[],
  count: number,
): Promise<UploadCall[]> {
  const calls: UploadCall[] = [];
  const next = async () => {
    while (calls.length < count) {
      const by = people[calls.length % people.length] as Person;
      const index = calls.push(null as never) - 1;
      const call = await client.upload(by);
      calls[index] = call;
      if (call.contentId) await client.reaches(by, call.contentId, 'Registered');
    }
  };
  await Promise.all(Array.from({ length: 8 }, next));
  return calls;
}

/** Spreads the uploads and deletions over the time of the load, and resolves when all had their answer. */
export async function carryOut(
  client: Client,
  people: readonly Person[],
  victims: readonly UploadCall[],
  { loadMs, sound }: Pick<Scenario, 'loadMs' | 'sound'>,
  chance: Chance,
): Promise<void> {
  const upload = (index: number) => {
    const by = people[index % people.length] as Person;
    const options = { named: index % 2 === 0, impatient: index % 4 === 3 };
    return async () => {
      if (index >= sound.count) return client.upload(by, options);
      const assetId = await putUp(client.origin, by, recording(sound.seconds), client.end);
      return assetId && client.upload(by, { ...options, assetId });
    };
  };
  const impossible = (index: number) => () =>
    client.upload(people[index % people.length] as Person, { impossible: true });
  const removal =
    ({ by, contentId }: UploadCall) =>
    () =>
      client.remove(by, contentId ?? '');
  const deeds: Deed[] = [
    ...shuffled(
      Array.from({ length: UPLOADS }, (_, index) => upload(index)),
      chance,
    ),
    ...Array.from({ length: IMPOSSIBLE }, (_, index) => impossible(index)),
    ...victims.map(removal),
  ].map((act) => ({ at: chance.between(0, loadMs), act }));
  await perform(deeds);
}

async function perform(deeds: readonly Deed[]): Promise<void> {
  const begun = performance.now();
  const under: Promise<unknown>[] = [];
  for (const { at, act } of deeds.toSorted((one, other) => one.at - other.at)) {
    const left = begun + at - performance.now();
    if (left > 0) await wait(left);
    under.push(act());
  }
  await Promise.all(under);
}

/** In an order of chance (Fisher and Yates). */
function shuffled<One>(several: readonly One[], chance: Chance): One[] {
  const order = [...several];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = chance.between(0, last);
    [order[last], order[other]] = [order[other] as One, order[last] as One];
  }
  return order;
}

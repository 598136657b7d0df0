import { setTimeout as wait } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { PartName } from './parts.ts';
import type { Fault } from './scenario.ts';

/** Does a fault. Resolves when its cause is over: a process is dead, a store is back, bytes flow again. */
export async function inflict(installation: Installation, fault: Fault): Promise<void> {
  installation.note(`▶ ${JSON.stringify(fault)}`);
  await acts[fault.kind](installation, fault as never);
  installation.note(`■ ${JSON.stringify(fault)}`);
}

type Act<Kind extends Fault['kind']> = (
  installation: Installation,
  fault: Extract<Fault, { kind: Kind }>,
) => Promise<void>;

const acts: { readonly [Kind in Fault['kind']]: Act<Kind> } = {
  kill: async (installation, { part }) => {
    const target = partOf(installation, part);
    target.kill();
    await target.back();
  },
  freeze: async (installation, { part, ms }) => {
    const target = partOf(installation, part);
    target.freeze();
    await wait(ms);
    target.thaw();
  },
  refuse: async ({ stores }, { store, ms }) => {
    const proxy = stores.find(({ name }) => name === store)?.proxy;
    proxy?.set({ kind: 'refused' });
    await wait(ms);
    proxy?.set({ kind: 'none' });
  },
  slow: async ({ stores }, { store, by, ms }) => {
    const proxy = stores.find(({ name }) => name === store)?.proxy;
    proxy?.set({ kind: 'slow', ms: by });
    await wait(ms);
    proxy?.set({ kind: 'none' });
  },
  'fill-disk': async ({ disk }, { ms }) => {
    disk.fill();
    await wait(ms);
    disk.free();
  },
  'shift-clock': async ({ processes }, { parts, by, ms }) => {
    const targets = processes.filter(({ name }) => parts.includes(name));
    for (const target of targets) target.shiftClock(by);
    await wait(ms);
    for (const target of targets) target.shiftClock(0);
  },
};

function partOf(installation: Installation, name: PartName) {
  const part = installation.part(name);
  if (!part) throw new Error(`There is no ${name} here.`);
  return part;
}

/** Whether this installation has what a fault hits; otherwise why it can't be tried, or null for no matter. */
export function hits(
  { part, stores }: Pick<Installation, 'part' | 'stores'>,
  fault: Fault,
): boolean {
  if (fault.kind === 'kill' || fault.kind === 'freeze') return part(fault.part) !== undefined;
  if ('store' in fault) return stores.some(({ name }) => name === fault.store);
  return true;
}

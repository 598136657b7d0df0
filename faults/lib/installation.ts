import path from 'node:path';
import { Disk } from './disk.ts';
import { type Ground, openGround, type Undo, undoAll } from './ground.ts';
import type { StoreSet } from './options.ts';
import type { Part, PartName } from './parts.ts';
import { type OwnProcess, type Surroundings, startProcess } from './processes.ts';

/** A whole MusiCloud of real processes and stores, and a way past the proxies to look at both stores. */
export type Installation = Ground & {
  readonly origin: string;
  readonly surroundings: Surroundings;
  readonly processes: readonly OwnProcess[];
  readonly part: (name: PartName) => Part | undefined;
  readonly disk: Disk;
  readonly stop: () => Promise<void>;
};

const START_MS = 60_000;

/** Starts everything of one set of stores and waits until it is ready. */
export async function startInstallation(set: StoreSet): Promise<Installation> {
  const undo: Undo = [];
  const stop = () => undoAll(undo);
  try {
    return { ...(await start(set, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(set: StoreSet, undo: Undo) {
  let disk: Disk | undefined;
  const ground = await openGround(set, undo, {
    prepare: (folder) => {
      disk = new Disk(path.join(folder, 'files'));
      undo.push(() => disk?.close());
    },
  });
  const { folder, env, note, stores } = ground;
  const surroundings = { folder, env, print: note };
  const names = ['web', 'relay', 'approval', 'release', 'others'] as const;
  const processes = names.map((name) => startProcess(name, surroundings));
  undo.push(() => Promise.all(processes.map((one) => one.stop())));
  await Promise.all(processes.map((one) => one.ready(AbortSignal.timeout(START_MS))));
  return {
    ...ground,
    origin: `http://127.0.0.1:${env.PORT}`,
    surroundings,
    processes,
    part: (name: PartName) => [...stores, ...processes].find((one) => one.name === name),
    disk: disk as Disk,
  };
}

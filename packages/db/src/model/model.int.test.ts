import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, registryKinds } from '../testing/world.ts';
import { plan, type Step } from './plan.ts';
import { playRun } from './run.ts';
import { newTally } from './scene.ts';

/** How many runs there are, and which: a seed, a path and a registry play the one again that failed. */
const { runs, seed, path, registry: only } = inject('model');
const lanes = registryKinds
  .map((registry, lane) => ({ registry, seed: seed + lane }))
  .filter(({ registry }) => only === '' || registry === only);

test.concurrent.each(lanes)(
  'the invariants hold, whatever happens, with the sources in $registry',
  async ({ registry, seed: own }) => {
    const world = await createWorld({ registry });
    const people = {
      creators: [await world.caller(), await world.caller()],
      friend: await world.caller(),
      admin: await world.caller('admin'),
    } as const;
    const tally = newTally();
    const started = performance.now();
    const property = fc.asyncProperty(plan, (steps) => playRun(world, people, steps, tally));
    const options = { numRuns: Math.ceil(runs / lanes.length), seed: own, ...(path && { path }) };
    const result = await fc.check(property, options);
    const seconds = Math.round((performance.now() - started) / 1000);
    if (inject('model').table) {
      console.table({ [registry]: { ...tally, breaks: Number(result.failed), seconds } });
    }
    if (result.failed) throw new Error(`${howToReplay(result, registry)}\n${wordsOf(result)}`);
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
    await world.close();
  },
  3_600_000,
);

type Result = fc.RunDetails<[Step[]]>;
const wordsOf = (result: Result) =>
  `${String(result.errorInstance)}\n${fc.defaultReportMessage(result)}`;
const howToReplay = ({ counterexamplePath }: Result, registry: string) =>
  `Play it again: npm run test:model -- --seed=${seed} --path=${counterexamplePath} --registry=${registry}`;

import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Contents } from '@musicloud/domain/shared/ports';
import type { World } from '../testing/world.ts';
import { watchDecisions } from './decided.ts';
import { checkChange, checkMoment, look } from './invariants.ts';
import { unreliableQueues } from './jobs.ts';
import { actingPeople, type People } from './people.ts';
import { type Actor, createStage, type Fate, Lost } from './stage.ts';

/** What was tried in all runs, for the table. */
export const newTally = () => ({
  runs: 0,
  commands: 0,
  accepted: 0,
  refused: 0,
  effects: 0,
  crashes: 0,
  failures: 0,
  jobs: 0,
  doubledJobs: 0,
  droppedJobs: 0,
  registered: 0,
  released: 0,
  restored: 0,
  permitted: 0,
  jointly: 0,
  stopped: 0,
  ended: 0,
  lost: 0,
  doubled: 0,
});
export type Tally = ReturnType<typeof newTally>;

/** Effects that write: after them the invariants are looked at. */
const WRITES = /\.(commit|takeNumber|register|unregister|recordAnalysis|file)$/;

/** Everything one run plays with. */
export type Scene = ReturnType<typeof createScene>;

/** Opens the stage of a run on the stores of a world. */
export function createScene(world: World, people: People, tally: Tally) {
  let broken: unknown;
  /** Keeps the first thing that must not be; the run ends with it at the next look. */
  const report = (error: unknown) => {
    broken ??= error;
  };
  const contents = watched(world.ports.contents, report);
  const stage = createStage({ ...world.ports, contents });
  const { ids, objectionIds, give } = actingPeople(world, people);

  /** Looks at everything, at one moment. */
  const checkDecisions = watchDecisions(tally);
  const lookAtAll = () => look(world, ids, objectionIds);
  async function check(): Promise<void> {
    if (broken) throw broken;
    const all = await lookAtAll();
    checkMoment(all);
    checkDecisions(all);
  }
  /** Lets one effect come to its fate; false when nothing waits. */
  async function advance(choice: number, fate: Fate, of?: Actor): Promise<boolean> {
    const name = await stage.advance(choice, fate, of);
    if (name === null) return false;
    tally.effects += 1;
    if (fate.startsWith('dies')) tally.crashes += 1;
    if (fate.startsWith('fails')) tally.failures += 1;
    if (WRITES.test(name)) await check();
    return true;
  }
  /** Lets an actor, or all of them, go on undisturbed to the end. */
  async function finish(of?: Actor): Promise<void> {
    while (await advance(0, 'happens', of));
  }
  /** Lets an actor go on undisturbed until it waits to have the effect of that name, and holds it there. */
  async function holdAt(actor: Actor, name: string): Promise<void> {
    while (!stage.hold(actor, name) && (await advance(0, 'happens', actor)));
  }
  /** What a use case refused by its rules; anything else it threw, but for a lost connection, must not be. */
  function codeOf(error: unknown) {
    const code = domainCodeOf(error);
    if (!code && !isLost(error)) report(error);
    return code;
  }
  const accepted = new Set<ContentId>();
  const post = unreliableQueues();
  return {
    world,
    tally,
    stage,
    post,
    ids,
    give,
    accepted,
    look: lookAtAll,
    check,
    advance,
    finish,
    holdAt,
    codeOf,
  };
}

/** The repository, with a look at every change before it is written. */
const watched = (contents: Contents, report: (error: unknown) => void): Contents => ({
  ...contents,
  commit: (change) => {
    try {
      checkChange(change);
    } catch (error) {
      report(error);
    }
    return contents.commit(change);
  },
});

/** A lost connection, or several: each of them is to be tried again. */
const isLost = (error: unknown): boolean =>
  error instanceof Lost || (error instanceof AggregateError && error.errors.every(isLost));

import { compensateRelease } from '@musicloud/domain/copyright/compensate-release';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { Ports } from '@musicloud/domain/shared/ports';
import { publishBatch } from '../outbox/publish.ts';
import { dueReleases, sweep } from '../outbox/sweep.ts';
import type { World } from '../testing/world.ts';
import { Broken, checkChange, checkMoment, checkRest, doubled, look } from './invariants.ts';
import { doJob, type Lying, unreliableQueues } from './jobs.ts';
import { actingPeople, type People } from './people.ts';
import type { Step } from './plan.ts';
import { type Actor, createStage, type End, type Fate, Lost } from './stage.ts';

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
  lost: 0,
  doubled: 0,
});
export type Tally = ReturnType<typeof newTally>;

/** Effects that write: after them the invariants are looked at. */
const WRITES = /\.(commit|takeNumber|register|unregister|recordAnalysis)$/;
/** Far more rounds than any run needs to come to rest. */
const ROUNDS = 60;

/** Plays a plan on real stores, holding the invariants after every step, and after it came to rest. */
export async function playRun(
  world: World,
  people: People,
  steps: readonly Step[],
  tally: Tally,
): Promise<void> {
  let broken: unknown;
  const ports: Ports = {
    ...world.ports,
    contents: {
      ...world.ports.contents,
      commit: async (change) => {
        try {
          checkChange(change);
        } catch (error) {
          broken = error;
        }
        return world.ports.contents.commit(change);
      },
    },
  };
  const stage = createStage(ports);
  const post = unreliableQueues();
  const { ids, give } = actingPeople(world, people);
  const { sql } = world.database;
  tally.runs += 1;

  const check = async () => {
    if (broken) throw broken;
    checkMoment(await look(world, ids));
  };

  /** A job that failed or whose worker died is tried again. */
  const work = async (job: Lying, whole: boolean) => {
    tally.jobs += 1;
    const actor = await stage.begin(
      (own) => doJob(own, job),
      (end) => {
        if (needsAgain(end)) post.lying.push(job);
      },
    );
    if (whole) await finish(actor);
  };
  const advance = async (choice: number, fate: Fate, of?: Actor) => {
    const name = await stage.advance(choice, fate, of);
    if (name === null) return false;
    tally.effects += 1;
    if (fate.startsWith('dies')) tally.crashes += 1;
    if (fate.startsWith('fails')) tally.failures += 1;
    if (WRITES.test(name)) await check();
    return true;
  };
  const finish = async (of?: Actor) => {
    while (await advance(0, 'happens', of));
  };
  const needsAgain = (end: End) => {
    if (end === 'died') return true;
    if (!('error' in end)) return false;
    const code = domainCodeOf(end.error);
    if (!code && !(end.error instanceof Lost)) broken ??= end.error;
    return !code || code === 'CONFLICT';
  };
  const command = async (step: Extract<Step, { do: 'command' }>) => {
    tally.commands += 1;
    const actor = await stage.begin(await give(step.command, step.content), (end) => {
      if (end === 'died') return;
      if ('value' in end) tally.accepted += 1;
      else if (domainCodeOf(end.error)) tally.refused += 1;
      else if (!(end.error instanceof Lost)) broken ??= end.error;
    });
    if (step.whole) await finish(actor);
  };
  const giveUp = async () => {
    const due = await dueReleases(sql);
    for (const { release, trace } of due) {
      await stage.begin((own) => compensateRelease(own, release, trace));
    }
    return due.length;
  };
  const publish = async (fate: 'happens' | 'fails-before' | 'fails-after') => {
    post.set(fate);
    await publishBatch(sql, post.queues).catch(() => {});
    post.set('happens');
  };

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'command':
        return command(step);
      case 'effect':
        await advance(step.choice, step.fate);
        return;
      case 'job': {
        const index = step.choice % Math.max(post.lying.length, 1);
        const job = post.lying[index];
        if (!job) return;
        if (step.fate === 'double') tally.doubledJobs += 1;
        else post.lying.splice(index, 1);
        if (step.fate === 'drop') tally.droppedJobs += 1;
        else await work(job, step.whole);
        return;
      }
      case 'publish':
        return publish(step.fate);
      case 'sweep':
        await sweep(sql, post.queues, { afterMs: 0 });
        return;
      case 'give-up':
        await giveUp();
    }
  }

  /** Every process that is left goes on undisturbed; so do relay, sweeps and workers, until nothing is in flight. */
  async function comeToRest(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      await finish();
      await publish('happens');
      if (post.lying.length === 0 && (await giveUp()) === 0) {
        await sweep(sql, post.queues, { afterMs: 0 });
        if (post.lying.length === 0 && !stage.busy()) return check();
      }
      for (const job of post.lying.splice(0)) await work(job, false);
    }
    throw new Broken('invariant 4: it does not come to rest');
  }

  for (const step of steps) {
    await take(step);
    if (broken) throw broken;
  }
  await comeToRest();
  const rest = await look(world, ids);
  checkRest(rest);

  // Every job that ever was comes once more, late: nothing changes.
  post.lying.push(...post.ever);
  await comeToRest();
  const later = await look(world, ids);
  if (JSON.stringify(later) !== JSON.stringify(rest)) {
    throw new Broken(
      `invariant 3: a late job changed something\n${JSON.stringify([rest, later], null, 1)}`,
    );
  }
  for (const { facts } of rest) {
    if (facts?.source?.state === 'registered') tally.registered += 1;
    if (facts?.copyright?.state === 'released') tally.released += 1;
    if (typeof facts?.copyright?.releaseFailure === 'string') tally.restored += 1;
  }
  const twice = await doubled(world, ids);
  tally.doubled += twice;
  if (twice > 0) throw new Broken('invariant 3: something happened twice');
}

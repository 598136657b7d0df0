import { compensateRelease } from '@musicloud/domain/copyright/compensate-release';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { publishBatch } from '../outbox/publish.ts';
import { dueReleases, sweep } from '../outbox/sweep.ts';
import { Broken } from './invariants.ts';
import { doJob, type Lying } from './jobs.ts';
import type { Step, Stop } from './plan.ts';
import type { Scene } from './scene.ts';
import type { End } from './stage.ts';

type Of<Kind extends Step['do']> = Extract<Step, { do: Kind }>;

/** Takes one step of a plan. */
export async function take(scene: Scene, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'command':
      return command(scene, step);
    case 'effect':
      return scene.advance(step.choice, step.fate);
    case 'job':
      return job(scene, step);
    case 'publish':
      return publish(scene, step.fate);
    case 'sweep':
      return sweepAll(scene);
    case 'give-up':
      return giveUp(scene);
    case 'let-go':
      return scene.stage.letGo();
  }
}

async function command(scene: Scene, step: Of<'command'>): Promise<void> {
  const { command, content, whole, stop } = step;
  const { tally, accepted, ids } = scene;
  tally.commands += 1;
  const actor = await scene.stage.begin(await scene.give(command, content), (end) => {
    if (end === 'died') return;
    if ('error' in end) {
      if (scene.codeOf(end.error)) tally.refused += 1;
      return;
    }
    tally.accepted += 1;
    if (command.startsWith('upload')) accepted.add(ids[content] as ContentId);
  });
  if (stop) await scene.holdAt(actor, stop);
  else if (whole) await scene.finish(actor);
}

async function job(scene: Scene, { choice, fate, whole, stop }: Of<'job'>): Promise<void> {
  const { lying } = scene.post;
  const index = choice % Math.max(lying.length, 1);
  const chosen = lying[index];
  if (!chosen) return;
  if (fate === 'double') scene.tally.doubledJobs += 1;
  else lying.splice(index, 1);
  if (fate === 'drop') scene.tally.droppedJobs += 1;
  else await work(scene, chosen, whole, stop);
}

/** A job that failed, or whose worker died, is tried again. */
async function work(scene: Scene, lying: Lying, whole: boolean, stop?: Stop): Promise<void> {
  scene.tally.jobs += 1;
  const again = (end: End) => {
    if (end === 'died') return true;
    if (!('error' in end)) return false;
    const code = scene.codeOf(end.error);
    return !code || code === 'CONFLICT';
  };
  const actor = await scene.stage.begin(
    (ports) => doJob(ports, lying),
    (end) => {
      if (again(end)) scene.post.lying.push(lying);
    },
  );
  if (stop) await scene.holdAt(actor, stop);
  else if (whole) await scene.finish(actor);
}

async function publish({ post, world }: Scene, fate: Of<'publish'>['fate']): Promise<void> {
  post.set(fate);
  await publishBatch(world.database.sql, post.queues).catch(() => {});
  post.set('happens');
}

const sweepAll = ({ world, post }: Scene) => sweep(world.database.sql, post.queues, { afterMs: 0 });

/** Gives up what is due; answers how many releases that were. */
async function giveUp({ world, stage }: Scene): Promise<number> {
  const due = await dueReleases(world.database.sql);
  for (const { release, trace } of due) {
    await stage.begin((ports) => compensateRelease(ports, release, trace));
  }
  return due.length;
}

/** Far more rounds than any run needs to come to rest. */
const ROUNDS = 60;

/** Every process that is left goes on undisturbed; so do relay, sweeps and workers, until nothing is in flight. */
export async function comeToRest(scene: Scene): Promise<void> {
  const { lying } = scene.post;
  scene.stage.letGo();
  for (let round = 0; round < ROUNDS; round += 1) {
    await scene.finish();
    await publish(scene, 'happens');
    if (lying.length === 0 && (await giveUp(scene)) === 0) {
      await sweepAll(scene);
      if (lying.length === 0) return scene.check();
    }
    for (const one of lying.splice(0)) await work(scene, one, false);
  }
  throw new Broken('invariant 4: it does not come to rest');
}

import { isInForce } from '@musicloud/domain/objection/objection';
import type { World } from '../testing/world.ts';
import { Broken, checkRest, doubled, lost, type Seen } from './invariants.ts';
import type { People } from './people.ts';
import type { Step } from './plan.ts';
import { createScene, type Scene, type Tally } from './scene.ts';
import { comeToRest, take } from './take.ts';

/** Plays a plan on real stores, holding the invariants after every write, and after it came to rest. */
export async function playRun(
  world: World,
  people: People,
  steps: readonly Step[],
  tally: Tally,
): Promise<void> {
  tally.runs += 1;
  const scene = createScene(world, people, tally);
  for (const step of steps) await take(scene, step);
  await comeToRest(scene);
  const rest = await scene.look();
  checkRest(rest);
  await checkLost(scene, rest);
  await checkLate(scene, rest);
  count(tally, rest);
}

async function checkLost({ world, accepted, tally }: Scene, rest: readonly Seen[]): Promise<void> {
  const gone = rest.filter(({ id, facts }) => accepted.has(id) && facts === null);
  const missing = await lost(
    world,
    gone.map((seen) => seen.id),
  );
  tally.lost += missing;
  if (missing > 0) throw new Broken('invariant 4: an accepted upload is lost');
}

/** Every job that ever was comes once more, late: nothing changes, and nothing has happened twice. */
async function checkLate(scene: Scene, rest: readonly Seen[]): Promise<void> {
  scene.post.lying.push(...scene.post.ever);
  await comeToRest(scene);
  const later = await scene.look();
  if (JSON.stringify(later) !== JSON.stringify(rest)) {
    const both = JSON.stringify([rest, later], null, 1);
    throw new Broken(`invariant 3: a late job changed something\n${both}`);
  }
  const twice = await doubled(scene.world, scene.ids);
  scene.tally.doubled += twice;
  if (twice > 0) throw new Broken('invariant 3: something happened twice');
}

function count(tally: Tally, rest: readonly Seen[]): void {
  for (const { facts, objection } of rest) {
    if (objection && isInForce(objection)) tally.stopped += 1;
    if (facts?.source?.state === 'registered') tally.registered += 1;
    if (facts?.copyright?.state === 'released') tally.released += 1;
    if (facts?.permissions.some((one) => one.state === 'granted')) tally.permitted += 1;
    if (facts?.copyright?.state === 'ended') tally.ended += 1;
    if (typeof facts?.copyright?.releaseFailure === 'string') tally.restored += 1;
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Balancer } from './balancer.ts';
import type { Replica } from './replica.ts';

/** A Deployment with `maxUnavailable: 0` and `maxSurge: 1`. */
export type Deployment = {
  readonly balancer: Balancer;
  replicas: Replica[];
};

/**
 * Replaces one process after the other: a new one, once it is ready, for an old one. The old one is told to stop at the
 * same moment as its readiness drops, as Kubernetes does; requests still come until everyone in front has seen that.
 * @returns false when a new one was not ready in time: then it is taken away again, and the old ones have never gone
 */
export async function roll(
  deployment: Deployment,
  start: () => Promise<Replica>,
  readyMs: number,
): Promise<boolean> {
  const { balancer } = deployment;
  for (const old of deployment.replicas) {
    const fresh = await start();
    balancer.add(fresh);
    if (!(await balancer.untilListed(fresh, readyMs))) {
      await retire(balancer, fresh);
      return false;
    }
    await retire(balancer, old);
    deployment.replicas = deployment.replicas.map((one) => (one === old ? fresh : one));
  }
  return true;
}

async function retire(balancer: Balancer, replica: Replica): Promise<void> {
  await replica.stop();
  balancer.forget(replica);
}

/** The same without asking anyone whether they are ready: the new one is sent requests as soon as it is started. */
export async function rollBlindly(
  deployment: Deployment,
  start: () => Promise<Replica>,
  pauseMs: number,
): Promise<void> {
  const { balancer } = deployment;
  for (const old of deployment.replicas) {
    const fresh = await start();
    deployment.replicas = deployment.replicas.map((one) => (one === old ? fresh : one));
    await balancer.force(deployment.replicas);
    await retire(balancer, old);
    await wait(pauseMs);
  }
}

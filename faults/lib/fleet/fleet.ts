import { setTimeout as wait } from 'node:timers/promises';
import { type Ground, openGround, type Undo } from '../ground.ts';
import { Balancer } from './balancer.ts';
import { type Nginx, startNginx } from './nginx.ts';
import { type Replica, type ReplicaOptions, startWeb, startWorkers } from './replica.ts';
import type { Deployment } from './roll.ts';
import { thisVersion } from './version.ts';

const READY_MS = 60_000;
/** It is not the guard that is tried here, nor the limits; a line for each request is one too many. */
const patient = { COPYRIGHT_TIMEOUT_MS: '10000', UPLOAD_LIMIT: '0', LOG_LEVEL: 'warn' };
export const ALL_ROLES = 'relay,approval,release,analysis,notify';

/** Several web processes behind nginx, and workers. */
export type Fleet = {
  readonly ground: Ground;
  readonly nginx: Nginx;
  readonly web: Deployment;
  readonly workers: Replica[];
};
export type FleetOptions = {
  readonly name: string;
  readonly web: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly replica?: ReplicaOptions;
};

/** Starts a fleet of this version and waits until all of it is ready. */
export async function startFleet(undo: Undo, options: FleetOptions): Promise<Fleet> {
  const opened = await openGround('postgres', undo, { name: options.name });
  const nginx = await startNginx(opened.folder);
  undo.push(nginx.stop);
  const proxied = { PUBLIC_URL: nginx.origin, TRUSTED_PROXIES: '127.0.0.1' };
  const ground = { ...opened, env: { ...opened.env, ...patient, ...proxied, ...options.env } };
  const balancer = new Balancer(nginx);
  undo.push(() => balancer.stop());
  const web: Deployment = { balancer, replicas: [] };
  const workers: Replica[] = [];
  undo.push(() => Promise.all([...web.replicas, ...workers].map((one) => one.stop())));
  for (let count = 0; count < options.web; count += 1) {
    const replica = await startWeb(ground, thisVersion, options.replica);
    web.replicas.push(replica);
    balancer.add(replica);
  }
  workers.push(await startWorkers(ground, thisVersion, ALL_ROLES, options.replica));
  await Promise.all(web.replicas.map((one) => balancer.untilListed(one, READY_MS)));
  await Promise.all(workers.map((one) => untilReady(one)));
  return { ground, nginx, web, workers };
}

/** @throws when it does not become ready in time */
export async function untilReady(replica: Replica): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while ((await replica.ready()) !== 'well') {
    if (performance.now() > deadline) throw new Error(`${replica.name} does not become ready.`);
    await wait(100);
  }
}

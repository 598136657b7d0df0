import { setTimeout as wait } from 'node:timers/promises';
import { cpuMs } from '../../../bench/lib/cpu.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type Replica, startWeb } from '../fleet/replica.ts';
import { thisVersion } from '../fleet/version.ts';
import { Hpa, type HpaSettings } from './hpa.ts';

/** What was seen and done at one look. */
export type Step = {
  readonly second: number;
  /** CPU an average ready process used since the last look, of what is requested for it. */
  readonly share: number;
  readonly size: number;
};
export type FollowOptions = {
  readonly settings: HpaSettings;
  readonly everyMs: number;
  /** The share of `request`, in cores, that is wanted. */
  readonly target: number;
  readonly request: number;
};

/** Starts and stops web processes by the CPU they use, as the autoscaler of Kubernetes does. */
export function followCpu({ ground, web }: Fleet, options: FollowOptions) {
  const { settings, everyMs, target, request } = options;
  const hpa = new Hpa(settings);
  const ending = new AbortController();
  const used = new Map<Replica, number>();
  const steps: Step[] = [];
  const begun = performance.now();
  let total = 0;
  let last = begun;

  /** CPU of those that are ready; what a process used while it started says nothing of its load. */
  const look = () => {
    const now = performance.now();
    const spent: number[] = [];
    for (const one of web.replicas) {
      if (!web.balancer.isListed(one)) continue;
      const ms = msOf(one);
      const before = used.get(one);
      used.set(one, ms);
      if (before !== undefined) spent.push(ms - before);
    }
    const sum = spent.reduce((all, ms) => all + ms, 0);
    total += sum / 1_000;
    const share = spent.length === 0 ? 0 : sum / spent.length / (now - last) / request;
    last = now;
    return share;
  };

  const resize = async (size: number) => {
    while (web.replicas.length < size) {
      const fresh = await startWeb(ground, thisVersion);
      web.replicas.push(fresh);
      web.balancer.add(fresh);
    }
    const gone = web.replicas.splice(size);
    await Promise.all(gone.map((one) => one.stop()));
    for (const one of gone) web.balancer.forget(one);
  };

  const running = (async () => {
    look();
    while (!ending.signal.aborted) {
      await wait(everyMs, undefined, { signal: ending.signal }).catch(() => {});
      if (ending.signal.aborted) return;
      const share = look();
      const size = hpa.desired(performance.now(), web.replicas.length, [share / target]);
      await resize(size);
      steps.push({ second: Math.round((performance.now() - begun) / 1_000), share, size });
    }
  })();
  return {
    /** CPU seconds of all that was ready so far. */
    cpuSeconds: () => total,
    stop: async () => {
      ending.abort();
      await running;
      return steps;
    },
  };
}

/** A process that has just ended used nothing more. */
function msOf(replica: Replica): number {
  try {
    return cpuMs(replica.pid() ?? 0);
  } catch {
    return 0;
  }
}

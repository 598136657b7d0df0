import { setTimeout as wait } from 'node:timers/promises';
import type { Nginx } from './nginx.ts';
import type { Replica } from './replica.ts';

/** How often each process is asked whether it is ready. */
const LOOK_MS = 250;
/** Whoever is silent so often in a row is not ready any more; of those who say no, one counts for two. */
const SILENCES = 3;

/** What Kubernetes does with the endpoints of a service: whoever is ready is sent requests, nobody else. */
export class Balancer {
  readonly #nginx: Nginx;
  /** How often each was silent in a row; never heard of yet is silent enough. */
  readonly #replicas = new Map<Replica, number>();
  readonly #ending = new AbortController();
  #listed: readonly number[] = [];
  #frozen = false;
  #looping: Promise<void>;

  constructor(nginx: Nginx) {
    this.#nginx = nginx;
    this.#looping = this.#loop();
  }

  /** Has a process sent requests whenever it is ready. */
  add(replica: Replica): void {
    this.#replicas.set(replica, SILENCES);
  }

  /** Forgets a process that has ended. */
  forget(replica: Replica): void {
    this.#replicas.delete(replica);
  }

  /** Whether requests go there. */
  isListed({ port }: Replica): boolean {
    return this.#listed.includes(port);
  }

  /** Resolves when requests go there; false when they don't in time. */
  async untilListed(replica: Replica, ms: number, listed = true): Promise<boolean> {
    const deadline = performance.now() + ms;
    while (this.isListed(replica) !== listed) {
      if (performance.now() > deadline) return false;
      await wait(50);
    }
    return true;
  }

  /** Stops asking, and sends requests to these whether or not they are ready. */
  async force(replicas: readonly Replica[]): Promise<void> {
    this.#frozen = true;
    await this.#list(replicas.map(({ port }) => port));
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#looping;
  }

  async #loop(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      if (!this.#frozen) await this.#look();
      await wait(LOOK_MS, undefined, { signal: this.#ending.signal }).catch(() => {});
    }
  }

  async #look(): Promise<void> {
    const replicas = [...this.#replicas.keys()];
    const said = await Promise.all(replicas.map((one) => one.ready()));
    if (this.#frozen) return;
    for (const [index, one] of replicas.entries()) {
      const silences = this.#replicas.get(one);
      if (silences === undefined) continue;
      const now = { well: 0, unwell: silences + 2, silent: silences + 1 }[said[index] ?? 'silent'];
      this.#replicas.set(one, now);
    }
    const ready = [...this.#replicas].filter(([, silences]) => silences < SILENCES);
    const ports = ready.map(([{ port }]) => port);
    if (ports.join() !== this.#listed.join()) await this.#list(ports);
  }

  async #list(ports: readonly number[]): Promise<void> {
    await this.#nginx.set(ports);
    this.#listed = ports;
  }
}

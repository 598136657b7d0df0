import { Gauge, type Registry } from 'prom-client';
import type { FigureReader, Figures } from './figures.ts';
import type { PoolUse } from './pool-use.ts';

/** The figures of the stores as Prometheus takes them. Each process tells the same of them: take `max`, never `sum`. */
function storeMetrics(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge(
    'musicloud_store_up',
    'Whether a store answered in time when asked for its figures',
    'store',
  );
  const jobs = gauge(
    'musicloud_queue_jobs',
    'Jobs in a queue: waiting, active, delayed (to be tried again)',
    'queue',
    'state',
  );
  const oldest = gauge(
    'musicloud_queue_oldest_seconds',
    'Age of the oldest waiting job of a queue; 0: none waits',
    'queue',
  );
  const unpublished = gauge(
    'musicloud_relay_unpublished_events',
    'Events the relay has not handed to the queues',
  );
  const lag = gauge(
    'musicloud_relay_lag_seconds',
    'Age of the oldest event the relay has not handed to the queues',
  );
  const uploads = gauge(
    'musicloud_uploads_last_minute',
    'Contents submitted in the last minute, at all web processes',
  );
  const deadLetters = gauge('musicloud_dead_letters', 'Jobs that failed for good and lie open');
  const releases = gauge(
    'musicloud_releases',
    'Releases under way, those of them past their deadline, and those being undone',
    'state',
  );
  const connections = gauge(
    'musicloud_database_connections',
    'Connections to the database of all processes, by what opened them',
    'application',
    'state',
  );
  const single = [unpublished, lag, uploads, deadLetters];
  const labelled = [jobs, oldest, releases, connections];

  return ({ database, queues }: Figures): void => {
    // What is not known is not told: an old figure would look like a good one.
    for (const one of single) one.remove();
    for (const one of labelled) one.reset();
    up.set({ store: 'database' }, database ? 1 : 0);
    up.set({ store: 'queues' }, queues ? 1 : 0);
    for (const { queue, oldestSeconds, ...states } of queues ?? []) {
      for (const [state, count] of Object.entries(states)) jobs.set({ queue, state }, count);
      oldest.set({ queue }, oldestSeconds);
    }
    if (!database) return;
    unpublished.set(database.unpublished);
    lag.set(database.lagSeconds);
    uploads.set(database.uploads);
    deadLetters.set(database.deadLetters);
    for (const [state, count] of Object.entries(database.releases)) releases.set({ state }, count);
    for (const { count, ...labels } of database.connections) connections.set(labels, count);
  };
}

/** The pools of this process. */
function poolMetrics(registry: Registry) {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['pool'], registers: [registry] });
  const most = gauge(
    'musicloud_pool_connections_max',
    'The most connections a pool of this process may have',
  );
  const busy = gauge(
    'musicloud_pool_busy',
    'Connections of a pool of this process that are at work',
  );
  const waiting = gauge(
    'musicloud_pool_waiting',
    'Questions that wait for a connection of a pool of this process',
  );
  return (pools: Readonly<Record<string, PoolUse>>): void => {
    for (const [pool, use] of Object.entries(pools)) {
      most.set({ pool }, use.most);
      busy.set({ pool }, use.busy);
      waiting.set({ pool }, use.waiting);
    }
  };
}

/** Tells all figures of a registry as text, those of the stores and of the pools as they are now. */
export function scraperOf(registry: Registry) {
  const showStores = storeMetrics(registry);
  const showPools = poolMetrics(registry);
  return async (of: {
    readonly figures: FigureReader;
    readonly pools: () => Readonly<Record<string, PoolUse>>;
  }): Promise<string> => {
    showPools(of.pools());
    showStores(await of.figures.read());
    return registry.metrics();
  };
}

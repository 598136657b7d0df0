import { scraperOf } from '@musicloud/db/observe/store-metrics';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { recentCalls } from './recent.ts';

/** What this process measures of itself, for Prometheus. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics, prefix: 'musicloud_web_' });

/** Finest where the limits of the design are: a decision has 610 ms. Seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.61, 1, 2.5, 10];

export const requestSeconds = new Histogram({
  name: 'musicloud_web_request_duration_seconds',
  help: 'Time to answer a request, by door and status class',
  labelNames: ['door', 'status'],
  buckets,
  registers: [metrics],
});

export const procedureSeconds = new Histogram({
  name: 'musicloud_web_procedure_duration_seconds',
  help: 'Time a procedure took, by its name and how it ended: done, refused (an answer), failed (trouble of ours)',
  labelNames: ['procedure', 'outcome'],
  buckets,
  registers: [metrics],
});
export const routeSeconds = new Histogram({
  name: 'musicloud_web_route_duration_seconds',
  help: 'Time a route of REST, files, auth or health took to begin its answer, by method, pattern and status class',
  labelNames: ['method', 'route', 'status'],
  buckets,
  registers: [metrics],
});

/** The same for the page *Operations*, of the last minutes. */
export const recent = recentCalls();

export const streamsOpen = new Gauge({
  name: 'musicloud_web_streams_open',
  help: 'Live streams this process holds open',
  registers: [metrics],
});

/** Counts a stream for as long as it is held, however it ends. */
export function heldOpen(): Disposable {
  streamsOpen.inc();
  return { [Symbol.dispose]: () => streamsOpen.dec() };
}

/** All figures as text. */
export const scrape = scraperOf(metrics);

/** The guard before the copyright domain: 0 closed, 1 open, 2 half open. */
export const guardState = new Gauge({
  name: 'musicloud_copyright_guard_state',
  help: 'Circuit breaker before the copyright domain: 0 closed, 1 open, 2 half open',
  registers: [metrics],
});
export const guardCalls = new Counter({
  name: 'musicloud_copyright_guard_calls_total',
  help: 'Uploads at the guard: answered by the domain, failed (timeout or trouble), refused by the open breaker, crowded out (no place in time)',
  labelNames: ['outcome'],
  registers: [metrics],
});

/** Where what is shown was read, with a replica: from it, or from the primary while it is late or lost. */
export const readsTotal = new Counter({
  name: 'musicloud_reads_total',
  help: 'Reads of what is shown, by where they were answered: replica, or primary while that is late or lost',
  labelNames: ['from'],
  registers: [metrics],
});
export const replicaServes = new Gauge({
  name: 'musicloud_replica_serves',
  help: 'Whether the replica answers reads: 1 yes, 0 not (there is none, or it is late or lost)',
  registers: [metrics],
});

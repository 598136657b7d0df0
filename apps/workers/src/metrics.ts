import { scraperOf } from '@musicloud/db/observe/store-metrics';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What this process measures of itself, for Prometheus. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics, prefix: 'musicloud_workers_' });

export const jobSeconds = new Histogram({
  name: 'musicloud_workers_job_duration_seconds',
  help: 'Time a job took, by name and outcome',
  labelNames: ['job', 'outcome'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 30, 120],
  registers: [metrics],
});

export const deadLettersKept = new Counter({
  name: 'musicloud_workers_dead_letters_total',
  help: 'Jobs that failed for good, by name',
  labelNames: ['job'],
  registers: [metrics],
});
export const relayed = new Counter({
  name: 'musicloud_workers_relayed_total',
  help: 'What the relay did: events published, and what each sweep sent again or settled',
  labelNames: ['what'],
  registers: [metrics],
});
export const relayFailures = new Counter({
  name: 'musicloud_workers_relay_failures_total',
  help: 'Rounds of the relay that failed and are tried again, by what they were for',
  labelNames: ['what'],
  registers: [metrics],
});

/** All figures as text. */
export const scrape = scraperOf(metrics);

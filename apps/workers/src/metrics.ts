import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

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

import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { processIdentity } from './process-identity.ts';
import { type Plan, Supervised } from './supervised.ts';

const program = path.join(import.meta.dirname, '../test/programs/service.ts');
const lines: string[] = [];
let service: Supervised;

/** A service whose times are short enough for a test. */
function start(plan: Partial<Plan> = {}, ...args: string[]): Supervised {
  lines.length = 0;
  service = new Supervised({
    name: 'service',
    args: [program, ...args],
    cwd: import.meta.dirname,
    env: process.env,
    origin: (port) => `http://127.0.0.1:${port}`,
    startMs: 10_000,
    graceMs: 5000,
    liveMs: 0,
    healthMs: 200,
    print: (line) => lines.push(line),
    ...plan,
  });
  service.start();
  return service;
}

const listening = () => expect.poll(() => service.origin, { timeout: 10_000 }).toBeTruthy();
const ask = (what: string) =>
  fetch(`${service.origin}${what}`, { signal: AbortSignal.timeout(200) }).catch(() => {});

afterEach(() => service.stop());

describe('a supervised process', () => {
  it('says where it listens, and drains when it is stopped', async () => {
    start();
    await listening();
    const pid = service.pid ?? 0;
    await service.stop();
    expect(processIdentity(pid)).toBeUndefined();
    expect(lines).toEqual(['service │ draining']);
    expect(service.deaths).toBe(0);
  });

  it('is started again when it ends', async () => {
    start();
    await listening();
    const pid = service.pid;
    await ask('/die');
    await expect.poll(() => service.deaths).toBe(1);
    await listening();
    expect(service.pid).not.toBe(pid);
    expect(lines).toEqual(['! service ended (3); starting it again in 0.5 s']);
  });

  it('is replaced when it hangs', async () => {
    start({ liveMs: 50 });
    await listening();
    const pid = service.pid;
    await ask('/hang');
    await expect.poll(() => service.deaths, { timeout: 10_000 }).toBe(1);
    await listening();
    expect(service.pid).not.toBe(pid);
    expect(lines[0]).toBe('! service does not answer; replacing it');
  });

  it('is replaced when it says that it is not live, and may drain before', async () => {
    start({ liveMs: 50 });
    await listening();
    const pid = service.pid;
    await ask('/leak');
    await expect.poll(() => service.deaths, { timeout: 10_000 }).toBe(1);
    await listening();
    expect(service.pid).not.toBe(pid);
    expect(lines.slice(0, 2)).toEqual([
      '! service says: not live: memory; replacing it',
      'service │ draining',
    ]);
  });

  it('is replaced soon when it is frozen and hears nothing', async () => {
    start({ liveMs: 50, graceMs: 60_000 });
    await listening();
    const pid = service.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await expect.poll(() => service.deaths, { timeout: 10_000 }).toBe(1);
    await listening();
    expect(processIdentity(pid)).toBeUndefined();
  });

  it('is killed when it does not drain in time', async () => {
    start({ graceMs: 100 }, 'deaf');
    await listening();
    const pid = service.pid ?? 0;
    await service.stop();
    expect(processIdentity(pid)).toBeUndefined();
    expect(lines).toEqual(['service │ no']);
  });

  it('is not started again once it was stopped while waiting', async () => {
    start();
    await listening();
    await ask('/die');
    await expect.poll(() => service.deaths).toBe(1);
    await service.stop();
    expect(service.pid).toBeUndefined();
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, vi } from 'vitest';
import { freePort } from '../../../../scripts/lib/ports.ts';
import { requireRedis } from '../../../../scripts/test/tools.ts';
import { PATIENCE } from './running.ts';

/** A Redis that a test stops and starts again at the same address. It keeps nothing. */
export type OwnRedis = {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function ownRedis(): Promise<OwnRedis> {
  const program = await requireRedis(new AbortController().signal);
  const port = await freePort();
  const keepNothing = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const args = ['--bind', '127.0.0.1', '--port', String(port), ...keepNothing];
  let child: ChildProcess | null = null;
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      child = spawn(program, args, { stdio: 'ignore' });
      await vi.waitFor(async () => expect(await pings(port)).toBe(true), PATIENCE);
    },
    stop: async () => {
      if (!child) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      child = null;
      await gone;
    },
  };
}

function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { freePorts } from '../lib/ports.ts';

/** A server of our own that speaks the S3 protocol: OpenStack Swift, from Debian. */
export type S3Server = {
  /** Without a bucket: its path is yet to be set. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it and waits until it is gone; what it stored stays in its folder. */
  readonly stop: () => Promise<void>;
};

/** Where a server is and who may use it; given again, one goes on where it was. */
export type S3Place = { readonly ports: readonly number[]; readonly secret: string };
const USER = 'test:tester';

/** The proxy's port, and those of the three servers behind it. */
export async function newS3Place(port?: () => Promise<number>): Promise<S3Place> {
  return { ports: await freePorts(4, port), secret: randomBytes(12).toString('hex') };
}

/** Starts a server on the data in `folder` and waits until it listens. `python` is what `requireSwift` found. */
export async function startS3(python: string, folder: string, given?: S3Place): Promise<S3Server> {
  const { ports, secret } = given ?? (await newS3Place());
  const data = path.join(folder, 's3');
  mkdirSync(data, { recursive: true });
  const program = path.join(import.meta.dirname, 'programs/s3.py');
  const child = spawn(python, [program, data, USER, secret, ...ports.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const said = text(child.stderr);
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`The S3 server did not start:\n${await said}`);
  const [port = 0] = ports;
  return {
    url: `s3://${encodeURIComponent(USER)}:${secret}@127.0.0.1:${port}?tls=0`,
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      kill();
      await gone;
    },
  };
}

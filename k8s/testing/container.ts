import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a container runs, and where. The paths of programs are meant from /app, where its image starts them. */
export type Run = {
  /** The files of the image, seen at /app. */
  readonly tree: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Folders of this machine that it may write to, by their paths inside. */
  readonly volumes?: Readonly<Record<string, string>>;
};

/** A process that sees of this machine what it would see in a container. */
export type Container = {
  /** All it has said. */
  readonly said: () => string;
  /** Resolves with its exit code. */
  readonly ended: Promise<number>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<number>;
};

/** The user of the image. */
const USER = 10_001;

/**
 * In a mount namespace of its own it builds a root: the image's files, a C library and Node as the base image has
 * them, /tmp, and the volumes. All but the last two is read-only. Then it becomes the user, who may do nothing else.
 */
const enter = `set -e
mount -t tmpfs -o size=1m,mode=755 tmpfs "$ROOT"
cd "$ROOT"
mkdir -p app tmp proc dev etc lib lib64 usr/lib usr/local/bin
mount --bind "$TREE" app && mount -o remount,bind,ro app
for at in /lib /lib64 /usr/lib; do mount --bind "$at" ".$at" && mount -o remount,bind,ro ".$at"; done
touch usr/local/bin/node dev/null dev/urandom
mount --bind "$NODE" usr/local/bin/node && mount -o remount,bind,ro usr/local/bin/node
mount --bind /dev/null dev/null && mount --bind /dev/urandom dev/urandom
mount -t proc proc proc
printf '127.0.0.1 localhost\\n' > etc/hosts
mount -t tmpfs -o mode=1777 tmpfs tmp
for pair in $VOLUMES; do
  mkdir -p ".\${pair%%=*}" && mount --bind "\${pair#*=}" ".\${pair%%=*}"
done
mount -o remount,ro .
cd /
exec env -i $INSIDE /usr/bin/setpriv --no-new-privs /usr/sbin/chroot --userspec=$USER:$USER --groups= "$ROOT" \\
  /usr/local/bin/node "$@"`;

/** Starts a container. Only root may make one. */
export function startContainer({ tree, args, env, volumes = {} }: Run): Container {
  const root = mkdtempSync(path.join(tmpdir(), 'musicloud-root-'));
  for (const folder of Object.values(volumes)) mkdirSync(folder, { recursive: true });
  const outside = {
    PATH: process.env.PATH,
    ROOT: root,
    TREE: tree,
    NODE: process.execPath,
    USER: String(USER),
    VOLUMES: Object.entries(volumes)
      .map(([inside, folder]) => `${inside}=${folder}`)
      .join(' '),
  };
  const child = spawn(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', script(env), 'sh', ...inApp(args)],
    { env: outside, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return watched(child, () => rmSync(root, { recursive: true, force: true }));
}

/** The variables stand in the script, quoted, since the environment of the shell is another. */
function script(env: Run['env']): string {
  const quoted = Object.entries({ ...env, PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/tmp' }).map(
    ([name, value]) => `'${`${name}=${value}`.replaceAll("'", `'\\''`)}'`,
  );
  return enter.replace('$INSIDE', () => quoted.join(' '));
}

/** chroot(1) can't change the folder of what it starts; a program is found by its whole path instead. */
const inApp = ([program = '', ...rest]: readonly string[]) => [`/app/${program}`, ...rest];

function watched(child: ChildProcess, after: () => void): Container {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').then(([code, signal]) => {
    process.off('exit', kill);
    after();
    return typeof code === 'number' ? code : signal === 'SIGKILL' ? 137 : 1;
  });
  return {
    said: () => output,
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { requireNginx } from '../../../scripts/test/tools.ts';
import { port } from '../ports.ts';

/** An nginx of our own, in front of web processes. */
export type Nginx = {
  readonly origin: string;
  /** The ports it hands requests to from now on; resolves when it does. */
  readonly set: (ports: readonly number[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const START_MS = 10_000;

/** Starts nginx with nobody behind it. */
export async function startNginx(parent: string): Promise<Nginx> {
  const program = await requireNginx(new AbortController().signal);
  const folder = path.join(parent, 'nginx');
  mkdirSync(folder);
  const own = await port();
  const file = path.join(folder, 'nginx.conf');
  let generation = 0;
  const write = (ports: readonly number[]) =>
    writeFileSync(file, configuration(folder, own, ports, generation));
  write([]);
  const child = spawn(program, ['-c', file, '-e', path.join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const origin = `http://127.0.0.1:${own}`;
  await untilGeneration(origin, generation);
  return {
    origin,
    set: async (ports) => {
      generation += 1;
      write(ports);
      child.kill('SIGHUP');
      await untilGeneration(origin, generation);
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      process.off('exit', kill);
    },
  };
}

/** For a moment after a reload the worker that goes takes connections beside the one that came. */
const IN_A_ROW = 3;

async function untilGeneration(origin: string, wanted: number): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (let heard = 0; ; ) {
    const said = await fetch(`${origin}/nginx-generation`)
      .then((answer) => answer.text())
      .catch(() => '');
    heard = said === String(wanted) ? heard + 1 : 0;
    if (heard === IN_A_ROW) return;
    if (performance.now() > deadline) throw new Error('nginx did not take its configuration.');
    await wait(20);
  }
}

/**
 * Nothing is tried twice and nothing is buffered: what a client is told is what one web process said. Lines to clients
 * are not kept, because a reload closes idle ones, whatever is on its way there: that would be counted as ours.
 */
function configuration(
  folder: string,
  own: number,
  ports: readonly number[],
  generation: number,
): string {
  const servers = ports.map((one) => `server 127.0.0.1:${one} max_fails=0;`).join(' ');
  const upstream = ports.length > 0 ? `upstream web { ${servers} keepalive 32; }` : '';
  const pass = `proxy_pass http://web; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;`;
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  ${folders.join('\n  ')}
  access_log off;
  keepalive_timeout 0;
  client_max_body_size 0;
  proxy_request_buffering off;
  proxy_next_upstream off;
  proxy_connect_timeout 5s;
  proxy_read_timeout 1h;
  ${upstream}
  server {
    listen 127.0.0.1:${own} backlog=1024;
    location = /nginx-generation { return 200 "${generation}"; }
    location / { ${ports.length > 0 ? pass : 'return 503;'} }
  }
}
`;
}

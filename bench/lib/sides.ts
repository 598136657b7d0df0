import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { newSigningKey } from '../../scripts/lib/surroundings.ts';
import type { Ground } from './database.ts';
import { record } from './record.ts';
import { recordingOf } from './recording.ts';
import { port, type Server, startServer } from './servers.ts';
import { type Side, upload } from './uploads.ts';

/** Who uploads. */
export const account = { email: 'creator@musicloud.example', password: 'musicloud-demo' };

/** What the web server is started with, everything it keeps in the benchmark's own folder. */
export async function variables({ folder, database }: Ground): Promise<NodeJS.ProcessEnv> {
  const PORT = String(await port());
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // As `npm start` has it.
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT,
    PUBLIC_URL: `http://127.0.0.1:${PORT}`,
    EMBEDDED: '1',
    DATABASE_URL: database.url,
    SOURCES_URL: `file:${path.join(folder, 'sources.db')}`,
    STORAGE_URL: `file:${path.join(folder, 'files')}`,
    MAIL_DIR: path.join(folder, 'mail'),
    // What is measured is the work of an upload, not when the guard gives it up.
    COPYRIGHT_TIMEOUT_MS: '10000',
    // All uploads come from one account: its count would be one row they all wait for.
    UPLOAD_LIMIT: '0',
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    CERTIFICATE_KEY: newSigningKey(),
  };
}

/** Starts the real web server; uploads go to it as the demo account. */
export async function startWeb(env: NodeJS.ProcessEnv): Promise<Side> {
  const server = await startServer('the web server', 'apps/web/server.ts', env);
  const cookie = await signIn(server);
  return { server, path: '/api/trpc/content.upload', headers: { cookie, origin: server.origin } };
}

/** The session cookie of the demo account. */
async function signIn({ origin }: Server): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`Signing in was answered ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Records one upload of the web server and starts a server that does nothing but repeat its statements. */
export async function startBare(
  { folder, database: { url } }: Ground,
  { server, path: to, headers }: Side,
): Promise<Side> {
  const { id, title, body } = upload();
  let answer = '';
  // The copyright domain has a pool of its own.
  const applications = ['musicloud-web', 'musicloud-copyright'];
  const statements = await record({ folder, url, applications }, async () => {
    const said = await fetch(server.origin + to, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    answer = await said.text();
    if (!said.ok) throw new Error(`The upload was answered ${said.status}: ${answer}`);
  });
  const creatorId = await ownerOf(url, id);
  const recording = recordingOf(statements, { creatorId, id, title, answer });
  const shapes = recording.statements.map(
    ({ text, prepared }) =>
      `${prepared ? 'prepared' : 'unnamed'} ${text.trim().split(/\s+/).slice(0, 6).join(' ')} …`,
  );
  console.log(`One upload is ${shapes.length} statements:\n  ${shapes.join('\n  ')}`);
  const file = path.join(folder, 'recording.json');
  writeFileSync(file, JSON.stringify(recording));
  const bare = await startServer('the bare server', 'bench/src/bare-server.ts', {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: url,
    RECORDING: file,
    PORT: String(await port()),
  });
  return { server: bare, path: '/upload', headers: {} };
}

async function ownerOf(url: string, id: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select creator_id from contents where id = ${id}`;
  await sql.end();
  return String(row?.creator_id);
}

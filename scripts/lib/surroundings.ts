import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Env, isLoopback } from '../env.ts';
import type { Database } from './database.ts';
import { onDisk } from './failure.ts';

/** The variables every process of MusiCloud is started with. */
export function surroundings(env: Env, database: Database): NodeJS.ProcessEnv {
  const inData = (name: string) => path.join(env.DATA_DIR, name);
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    EMBEDDED: database.embedded ? '1' : '0',
    SOURCES_URL: env.SOURCES_URL ?? `file:${inData('sources.db')}`,
    STORAGE_URL: env.STORAGE_URL ?? `file:${inData('files')}`,
    MAIL_DIR: env.MAIL_DIR ? path.resolve(env.MAIL_DIR) : inData('mail'),
    AUTH_SECRET: env.AUTH_SECRET ?? keptSecret(env.DATA_DIR),
    HOST: env.HOST,
    PORT: String(env.PORT),
    PUBLIC_URL: env.PUBLIC_URL ?? address(env),
  };
}

/** Where a person on this machine opens it. */
export function address(env: Pick<Env, 'HOST' | 'PORT'>): string {
  const everywhere = env.HOST === '0.0.0.0' || env.HOST === '::';
  const host = everywhere || isLoopback(env.HOST) ? 'localhost' : env.HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}`;
}

/** Where this process reaches it, whatever `localhost` means here. */
export function probeOrigin(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The secret that signs sessions: made once, kept in the data folder, readable by its owner only. */
function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'auth-secret');
  return onDisk(file, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    try {
      // `wx`: of two first starts at once one writes, both read the same.
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8').trim();
  });
}

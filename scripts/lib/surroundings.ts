import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Env, isLoopback } from '../env.ts';
import type { Database } from './database.ts';
import { onDisk } from './failure.ts';

const inData = (env: Env, name: string) => path.join(env.DATA_DIR, name);

/** Where everything is kept, as variables. */
export function stores(env: Env, database: Pick<Database, 'url'>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: database.url,
    SOURCES_URL: env.SOURCES_URL ?? `file:${inData(env, 'sources.db')}`,
    STORAGE_URL: env.STORAGE_URL ?? `file:${inData(env, 'files')}`,
  };
}

/** The variables every process of MusiCloud is started with. */
export function surroundings(env: Env, database: Database): NodeJS.ProcessEnv {
  return {
    ...stores(env, database),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // On a terminal a line a request hides what matters; servers write them all.
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    EMBEDDED: database.embedded ? '1' : '0',
    MAIL_DIR: env.MAIL_DIR ? path.resolve(env.MAIL_DIR) : inData(env, 'mail'),
    AUTH_SECRET: env.AUTH_SECRET ?? kept(env.DATA_DIR, 'auth-secret', newSecret),
    CERTIFICATE_KEY: certificateKey(env),
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

/** The key that certificates are signed with, as it is set or was made at the first start. */
export const certificateKey = (env: Env): string =>
  env.CERTIFICATE_KEY ?? kept(env.DATA_DIR, 'certificate-key', newSigningKey);

/** What signs sessions. */
const newSecret = () => randomBytes(32).toString('base64url');
/** What signs certificates: a private Ed25519 key as JWK. */
export const newSigningKey = (): string =>
  JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

/** A secret that is made once and kept in the data folder, readable by its owner only. */
function kept(dataDir: string, name: string, make: () => string): string {
  const file = path.join(dataDir, name);
  return onDisk(file, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    try {
      // `wx`: of two first starts at once one writes, both read the same.
      writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8').trim();
  });
}

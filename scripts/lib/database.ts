import type { Env } from '../env.ts';
import { demoAllowed, noteDemo } from './demo.ts';
import { Failure } from './failure.ts';
import { withConnection } from './postgres/client.ts';
import { openEmbedded } from './postgres/embedded.ts';

/** The database this installation uses, its own or one on a server. */
export type Database = {
  url: string;
  embedded: boolean;
  /** The embedded data was made just now. */
  isNew: boolean;
  /** For the line of progress. */
  label: string;
  revive(): Promise<boolean>;
  release(): Promise<void>;
};

const OLDEST = 15;

/** Reaches the server of DATABASE_URL, or starts or joins the embedded one of DATA_DIR. */
export async function openDatabase(env: Env): Promise<Database> {
  if (env.DATABASE_URL) return external(env.DATABASE_URL);
  const user = { host: env.HOST, port: env.PORT };
  const { url, isNew, settings, revive, release } = await openEmbedded(env.DATA_DIR, { user });
  if (isNew && demoAllowed(env)) noteDemo(env, 'wanted');
  return { url, embedded: true, isNew, label: `embedded, port ${settings.port}`, revive, release };
}

async function external(url: string): Promise<Database> {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname}:${port || 5432}${pathname}`;
  const version = await withConnection(url, async (sql) => {
    const rows = await sql`select current_setting('server_version_num')::int / 10000 as major`;
    return Number(rows[0]?.major);
  }).catch((error: Error & { code?: string }) => {
    const reason = error.message || error.code || 'no answer';
    throw new Failure(`DATABASE_URL cannot be used: ${where} says ${reason}.`);
  });
  if (version < OLDEST) {
    throw new Failure(
      `DATABASE_URL leads to PostgreSQL ${version}; MusiCloud needs ${OLDEST} or newer.`,
    );
  }
  const nothing = { revive: async () => false, release: async () => {} };
  return { url, embedded: false, isNew: false, label: where, ...nothing };
}

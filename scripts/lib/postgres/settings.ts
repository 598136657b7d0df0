import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Failure, onDisk } from '../failure.ts';
import { freePort } from '../ports.ts';

const settingsSchema = z.object({
  port: z.number().int().min(1).max(65_535),
  user: z.string().min(1),
  password: z.string().min(1),
  database: z.string().min(1),
});

/** What is needed to reach the embedded database. Kept in `postgres.json`, readable by the owner only. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a data folder, or undefined before its first start. */
export function readSettings(dataDir: string): Settings | undefined {
  const file = settingsFile(dataDir);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Failure(`MusiCloud cannot read ${file}: ${(error as Error).message}.`);
  }
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch {
    throw new Failure(
      `${file} is damaged: it has to hold port, user, password and database. Restore it from a backup.`,
    );
  }
}

/** Writes the settings whole or not at all. */
export function writeSettings(dataDir: string, settings: Settings): void {
  const file = settingsFile(dataDir);
  onDisk(file, () => {
    writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  });
}

/** Settings for a new data folder: a free port, a random password. */
export async function newSettings(): Promise<Settings> {
  const password = randomBytes(24).toString('base64url');
  return { port: await freePort(), user: 'musicloud', password, database: 'musicloud' };
}

/** The connection URL of a database of this server. */
export function urlOf(settings: Settings, database = settings.database): string {
  return `postgres://${settings.user}:${settings.password}@127.0.0.1:${settings.port}/${database}`;
}

function settingsFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.json');
}

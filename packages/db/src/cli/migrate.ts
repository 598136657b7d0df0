// Brings the database up to date; with `--wait=SECONDS` it waits until another process has.
import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { migrateDatabase, untilMigrated } from '../migrate.ts';

const { wait } = parseArgs({ options: { wait: { type: 'string' } } }).values;
const { DATABASE_URL } = readEnv();
if (wait === undefined) {
  await migrateDatabase(DATABASE_URL);
} else {
  const trouble = await untilMigrated(DATABASE_URL, Number(wait));
  if (trouble) {
    process.stderr.write(`The database is not migrated after ${wait} s: ${trouble}\n`);
    process.exitCode = 1;
  }
}

import { openDatabase } from '../database.ts';
import { readEnv } from '../env.ts';
import { rebuildStatus } from '../status/rebuild.ts';

const database = openDatabase({
  url: readEnv().DATABASE_URL,
  applicationName: 'musicloud-rebuild',
});
const { rows, changed, removed } = await rebuildStatus(database);
await database.close();
process.stdout.write(`${rows} contents read, ${changed} rows changed, ${removed} rows removed\n`);

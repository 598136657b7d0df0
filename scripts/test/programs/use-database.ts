// Uses the embedded database of the folder it is given until it is asked to stop.
import { openEmbedded } from '../../lib/postgres/embedded.ts';

const database = await openEmbedded(process.argv[2] ?? '');
process.on('SIGTERM', async () => {
  await database.release();
  process.exit();
});
setInterval(() => {}, 60_000);
console.log('in use');

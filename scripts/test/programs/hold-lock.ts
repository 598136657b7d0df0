// Holds the lock it is given and says so, until it is killed.
import { withLock } from '../../lib/lock.ts';

await withLock(process.argv[2] ?? '', async () => {
  console.log('held');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});

import type { Database } from './database.ts';
import { words } from './failure.ts';

const LOOK_MS = 2000;

/**
 * Starts an embedded server again when it died, by whichever of its users notices first.
 * @returns a function that ends this, and resolves when nothing of it is under way
 */
export function keepAlive(database: Database, print: (line: string) => void): () => Promise<void> {
  let ended = false;
  let timer: NodeJS.Timeout;
  let looking = Promise.resolve();
  const look = async () => {
    try {
      if (await database.revive()) print('! database ended; started again');
    } catch (error) {
      print(`! database: ${words(error)}`);
    }
    if (!ended) plan();
  };
  const plan = () => {
    timer = setTimeout(() => {
      looking = look();
    }, LOOK_MS);
  };
  plan();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await looking;
  };
}

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Failure } from '../../scripts/lib/failure.ts';

/** The two sets of stores: queues on PostgreSQL or Redis, the registry in SQLite or MariaDB. */
export const storeSets = ['postgres', 'redis'] as const;
export type StoreSet = (typeof storeSets)[number];

export type Options = {
  readonly seed: number;
  readonly sets: readonly StoreSet[];
  /** Only these scenarios; all when there is none. */
  readonly names: readonly string[];
};

/**
 * Reads `[SCENARIO …] [--stores=postgres|redis] [--seed=N]`.
 * @throws {Failure} with what is wrong
 */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown) throw new Failure(`There is no scenario ${unknown}. There are ${known.join(', ')}.`);
  const sets = storeSets.filter((one) => !values.stores || one === values.stores);
  if (sets.length === 0) throw new Failure(`--stores is one of ${storeSets.join(', ')}.`);
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Failure('--seed is a whole number.');
  return { seed, sets, names: positionals };
}

function parse(args: readonly string[]) {
  const options = { seed: { type: 'string' }, stores: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}

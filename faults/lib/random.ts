import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that comes again the same way for the same seed. */
export type Chance = {
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly oneOf: <One>(several: readonly One[]) => One;
};

/** Chance of its own for each name, whatever else is run: one scenario alone replays as it was among others. */
export function chanceOf(seed: number, name: string): Chance {
  const digest = createHash('sha256').update(`${seed} ${name}`).digest();
  const source = xoroshiro128plus(digest.readInt32BE(0));
  const between = (from: number, to: number) => uniformInt(source, from, to);
  return { between, oneOf: (several) => several[between(0, several.length - 1)] as never };
}

import { deliverAgain } from '../again.ts';
import { readFacts } from '../facts.ts';
import type { Ground, Person } from '../ground.ts';
import { brokenInvariants } from '../invariants.ts';
import { judge } from '../judge.ts';
import type { Ledger } from '../ledger.ts';
import { untilSettled } from '../settle.ts';

const PATIENCE_MS = 60_000;

/** What is to be said of the stores when nothing is in flight any more. */
export type Verdict = {
  /** Accepted, and not where it has to be. */
  readonly lost: number;
  /** Two effects of one call or one job. */
  readonly doubled: number;
  readonly reasons: readonly string[];
};

/** Waits until nothing is in flight, delivers every job once more, and compares both stores with the ledger. */
export async function judgeAll(
  ground: Ground,
  people: readonly Person[],
  ledger: Ledger,
): Promise<Verdict> {
  const flight = await untilSettled(ground, PATIENCE_MS);
  const again = flight ? [] : await deliverAgain(ground, people, PATIENCE_MS);
  const facts = await readFacts(ground, people);
  const { lost, doubled, reasons } = judge(ledger, facts);
  return {
    lost,
    doubled: doubled + again.length,
    reasons: [
      ...(flight ? [`never settled: ${JSON.stringify(flight)}`] : []),
      ...again,
      ...reasons,
      ...brokenInvariants(facts),
    ],
  };
}

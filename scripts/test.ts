// `npm test [checks|unit|integration|e2e …]`, on Node 24. The last line is always `N passed, N failed`.
import { words } from './lib/failure.ts';
import { seconds } from './lib/steps.ts';
import { stopWish } from './lib/stop-wish.ts';
import { runCheck, sourceChecks } from './test/checks.ts';
import { runEndToEnd } from './test/e2e.ts';
import { broken, type Outcome } from './test/outcome.ts';
import { requireChromium, requireMariaDb, requireRedis, requireSwift } from './test/tools.ts';
import { runVitest } from './test/vitest.ts';

type Step = { part: string; name: string; run: () => Promise<Outcome> };

const wish = stopWish();
const steps: Step[] = [
  ...sourceChecks().map((check) => ({
    part: 'checks',
    name: check.name,
    run: () => runCheck(check, wish),
  })),
  { part: 'unit', name: 'unit', run: () => runVitest('unit', wish) },
  { part: 'integration', name: 'integration', run: integration },
  { part: 'e2e', name: 'end to end', run: endToEnd },
];

const parts = process.argv.slice(2);
const unknown = parts.find((part) => !steps.some((step) => step.part === part));
const total = { passed: 0, failed: 0 };
if (unknown)
  await count({ part: '', name: unknown, run: async () => broken('There is no such part.') });
for (const step of steps) {
  if (parts.length > 0 && !parts.includes(step.part)) continue;
  if (wish.aborted) break;
  await count(step);
}
if (wish.aborted) total.failed += 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

async function count(step: Step): Promise<void> {
  const started = performance.now();
  const timer = setTimeout(() => console.log(`… ${step.name}`), 5000);
  const outcome = await step.run().catch((error) => broken(words(error)));
  clearTimeout(timer);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const notes = [`${outcome.passed} passed`];
  if (outcome.failed > 0) notes.push(`${outcome.failed} failed`);
  if (outcome.skipped) notes.push(`${outcome.skipped} skipped`);
  const sign = outcome.failed > 0 ? '✗' : '✓';
  console.log(
    `${sign} ${step.name}: ${notes.join(', ')} (${seconds(performance.now() - started)})`,
  );
  if (outcome.failed > 0) console.log(outcome.output.trimEnd());
}

async function integration(): Promise<Outcome> {
  await requireRedis(wish);
  await requireMariaDb(wish);
  await requireSwift(wish);
  return runVitest('integration', wish);
}

async function endToEnd(): Promise<Outcome> {
  return runEndToEnd(await requireChromium(wish), wish);
}

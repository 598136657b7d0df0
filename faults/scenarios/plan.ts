import { type PartName, processNames, type StoreName } from '../lib/parts.ts';
import type { Scenario } from '../lib/scenario.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** What recovery may take after a process was killed, and after a store is back. */
const PROCESS_SECONDS = 10;
const STORE_SECONDS = 30;

const isStore = (part: PartName) => !(processNames as readonly string[]).includes(part);
const limitOf = (part: PartName) => (isStore(part) ? STORE_SECONDS : PROCESS_SECONDS);
const someSound = { count: 8, seconds: 1 };

/** Killed three times, at random moments. */
const killed = (part: PartName): Scenario => ({
  name: `kill-${part}`,
  loadMs: 20 * SECOND,
  faults: (
    [
      [2, 5],
      [8, 11],
      [14, 17],
    ] as const
  ).map(([from, to]) => ({
    at: [from * SECOND, to * SECOND] as const,
    fault: { kind: 'kill', part },
  })),
  recoverySeconds: limitOf(part),
  sound: someSound,
});

/** Stopped for half a minute, as a machine that swaps or a debugger does. */
const frozen = (part: PartName): Scenario => ({
  name: `freeze-${part}`,
  loadMs: 36 * SECOND,
  faults: [{ at: [2 * SECOND, 4 * SECOND], fault: { kind: 'freeze', part, ms: 30 * SECOND } }],
  recoverySeconds: limitOf(part),
  sound: someSound,
});

/** Nobody listens for ten seconds. */
const refused = (store: StoreName): Scenario => ({
  name: `refuse-${store}`,
  loadMs: 18 * SECOND,
  faults: [{ at: [3 * SECOND, 5 * SECOND], fault: { kind: 'refuse', store, ms: 10 * SECOND } }],
  recoverySeconds: STORE_SECONDS,
  sound: someSound,
});

/** A long way to the store: from hardly felt to hopeless. */
const slow = (store: StoreName): Scenario => ({
  name: `slow-${store}`,
  loadMs: 30 * SECOND,
  faults: [60, 100, 300, 1_000].map((by, index) => {
    const from = (2 + index * 7) * SECOND;
    return {
      at: [from, from + SECOND] as const,
      fault: { kind: 'slow', store, by, ms: 5 * SECOND },
    };
  }),
  recoverySeconds: STORE_SECONDS,
  sound: someSound,
});

/** Clocks of all workers jump, one way. */
const shifted = (name: string, by: number): Scenario => ({
  name,
  loadMs: 20 * SECOND,
  faults: [
    {
      at: [3 * SECOND, 5 * SECOND],
      fault: {
        kind: 'shift-clock',
        parts: ['relay', 'approval', 'release', 'others'],
        by,
        ms: 10 * SECOND,
      },
    },
  ],
  recoverySeconds: PROCESS_SECONDS,
  sound: someSound,
});

const processes = ['web', 'relay', 'approval', 'release'] as const;
const stores = ['postgres', 'redis', 'mariadb'] as const;

/** Everything that is tried; what names a store is tried on the sets that have it. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'baseline',
    loadMs: 10 * SECOND,
    faults: [],
    recoverySeconds: PROCESS_SECONDS,
    sound: someSound,
  },
  ...[...processes, ...stores].map(killed),
  ...[...processes, ...stores].map(frozen),
  ...stores.map(refused),
  ...stores.map(slow),
  {
    name: 'full-disk',
    loadMs: 24 * SECOND,
    faults: [{ at: [5 * SECOND, 7 * SECOND], fault: { kind: 'fill-disk', ms: 10 * SECOND } }],
    recoverySeconds: STORE_SECONDS,
    sound: { count: 40, seconds: 20 },
  },
  {
    name: 'permissions',
    loadMs: 26 * SECOND,
    faults: (['web', 'approval', 'release', 'relay'] as const).map((part, index) => {
      const from = (2 + index * 6) * SECOND;
      return { at: [from, from + 3 * SECOND] as const, fault: { kind: 'kill', part } };
    }),
    recoverySeconds: PROCESS_SECONDS,
    sound: someSound,
    covers: 60,
  },
  shifted('clock-ahead', HOUR),
  shifted('clock-behind', -HOUR),
  // The last one: it stops the decoder.
  {
    name: 'equals',
    loadMs: 0,
    faults: [],
    recoverySeconds: PROCESS_SECONDS,
    sound: { count: 0, seconds: 0 },
    pairs: 1_000,
  },
];

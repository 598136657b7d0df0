import type { PartName, ProcessName, StoreName } from './parts.ts';

/** From when to when, milliseconds after the load began; chance picks the moment. */
type Moment = readonly [from: number, to: number];

/** What is done to the installation, and for how long. */
export type Fault =
  | { readonly kind: 'kill'; readonly part: PartName }
  | { readonly kind: 'freeze'; readonly part: PartName; readonly ms: number }
  | { readonly kind: 'refuse'; readonly store: StoreName; readonly ms: number }
  | {
      readonly kind: 'slow';
      readonly store: StoreName;
      /** Each way, ms. */
      readonly by: number;
      readonly ms: number;
    }
  | { readonly kind: 'fill-disk'; readonly ms: number }
  | {
      readonly kind: 'shift-clock';
      readonly parts: readonly ProcessName[];
      readonly by: number;
      readonly ms: number;
    };

/** A plan of faults and the load it happens under. */
export type Scenario = {
  readonly name: string;
  /** How long the load goes on, ms. */
  readonly loadMs: number;
  readonly faults: readonly { readonly at: Moment; readonly fault: Fault }[];
  /** Seconds from the end of a fault until uploads register and deletions are released. */
  readonly recoverySeconds: number;
  /** How many of the uploads carry sound, and of how many seconds. */
  readonly sound: { readonly count: number; readonly seconds: number };
  /** Besides the uploads: so many covers, asked for and granted; every other one is given notice of. */
  readonly covers?: number;
  /** Instead of all that: so many pairs of equal recordings, each submitted at the same moment. */
  readonly pairs?: number;
};

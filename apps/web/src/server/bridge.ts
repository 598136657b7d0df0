import type { Caller } from './router.ts';

/**
 * What server components reach the server through. Next bundles its own copy of whatever a page imports, so the
 * process puts the one real thing on `globalThis`, and pages import this type only.
 */
export type Bridge = {
  /** The procedures, called as whoever sent these headers. */
  readonly caller: (headers: Headers) => Promise<Caller>;
};

declare global {
  var musicloud: Bridge | undefined;
}

import type { Thing } from '../things.ts';

/** A rule of our own over everything that is applied together. Says what breaks it, and what to do. */
export type Policy = (all: readonly Thing[]) => string[];

import { inRoot } from '../../../scripts/lib/paths.ts';

/** One version of the product: where its sources, its build and its migrations are. */
export type Version = {
  readonly name: string;
  readonly root: string;
  /** What its processes are told besides. */
  readonly env: NodeJS.ProcessEnv;
};

/** What is in this repository now. */
export const thisVersion: Version = { name: 'v1', root: inRoot(), env: {} };

import path from 'node:path';

/** The root of the repository. */
const root = path.resolve(import.meta.dirname, '../..');

/** A path inside the repository. */
export function inRoot(...parts: string[]): string {
  return path.join(root, ...parts);
}

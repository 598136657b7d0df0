import v8 from 'node:v8';

/**
 * Why this process is about to run out of memory: past this share (0 to 1) of what V8 gives its heap, or of what the
 * container gives the process. Null while it is not.
 */
export function memoryTrouble(share: number): string | null {
  const { used_heap_size: used, heap_size_limit: most } = v8.getHeapStatistics();
  if (used > share * most) return `heap ${mib(used)} of ${mib(most)} MiB`;
  const limit = process.constrainedMemory();
  const rss = process.memoryUsage.rss();
  // Without a limit it is 0, or more than any machine has.
  if (limit > 0 && rss > share * limit) return `memory ${mib(rss)} of ${mib(limit)} MiB`;
  return null;
}

const mib = (bytes: number) => Math.round(bytes / 2 ** 20);

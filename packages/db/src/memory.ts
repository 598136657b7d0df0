import v8 from 'node:v8';

const MIB = 2 ** 20;

/**
 * Why this process is about to run out of memory: past this share (0 to 1) of what V8 gives what lives long, or of what
 * the container gives the process. Null while it is not. `nodeOptions` is what NODE_OPTIONS says.
 */
export function memoryTrouble(share: number, nodeOptions = ''): string | null {
  const most = longLivedMost([...process.execArgv, nodeOptions].join(' '));
  const used = longLivedBytes();
  if (used > share * most) return `heap ${mib(used)} of ${mib(most)} MiB`;
  const limit = process.constrainedMemory();
  const rss = process.memoryUsage.rss();
  // Without a limit it is 0, or more than any machine has.
  if (limit > 0 && rss > share * limit) return `memory ${mib(rss)} of ${mib(limit)} MiB`;
  return null;
}

/** V8 counts room for the young into its limit: 192 MiB more than a limit that was set, and never filled by a leak. */
function longLivedMost(options: string): number {
  const [, set] = /--max[-_]old[-_]space[-_]size=(\d+)/.exec(options) ?? [];
  return set ? Number(set) * MIB : v8.getHeapStatistics().heap_size_limit;
}

function longLivedBytes(): number {
  return v8
    .getHeapSpaceStatistics()
    .filter(({ space_name }) => !space_name.startsWith('new_'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

const mib = (bytes: number) => Math.round(bytes / MIB);

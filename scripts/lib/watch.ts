import { watch } from 'node:fs';
import { inRoot } from './paths.ts';
import type { Supervised } from './supervised.ts';

const SETTLE_MS = 300;

/** What each process has loaded by itself; pages are reloaded by Next. */
const watched: Record<string, string[]> = {
  web: ['apps/web/src/server', 'apps/web/server.ts', 'packages/domain/src', 'packages/db/src'],
  workers: ['apps/workers', 'packages/domain/src', 'packages/db/src'],
};

/** Replaces a process when a source it runs has changed. @returns a function that ends the watch */
export function replaceOnChange(processes: Supervised[]): () => void {
  const stops = processes.map((each) => {
    let timer: NodeJS.Timeout | undefined;
    const changed = (file: string | null) => {
      if (!file || !/\.(ts|sql|json)$/.test(file) || /\.test\.ts$|node_modules/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void each.replace(), SETTLE_MS);
    };
    const watchers = (watched[each.plan.name] ?? []).map((place) =>
      watch(inRoot(place), { recursive: true }, (_, file) => changed(file ?? place)),
    );
    return () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    };
  });
  return () => {
    for (const stop of stops) stop();
  };
}

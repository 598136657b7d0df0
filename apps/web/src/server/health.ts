import type { Container } from './container.ts';

/** Ready: the database answers within a second. The registry and the queues may be away; uploads go on. */
export async function isReady({ database }: Pick<Container, 'database'>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 1000, false).unref());
  const answer = database.sql`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}

import type { AccountId } from '@musicloud/domain/shared/ids';
import type { RegisteredSource } from '@musicloud/domain/source/ports';
import type { Ground, Person } from './ground.ts';

/** A content as the tables hold it. */
export type Stored = {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly copyright: string;
  readonly copyrightVersion: number;
  readonly source: string | null;
  readonly sourceId: string | null;
  readonly code: string | null;
  readonly status: string;
  readonly number: number | null;
  readonly version: number;
};
export type Told = {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly actor: { kind: string; id?: string };
  readonly correlationId: string;
  readonly causeId: string | null;
};

/** Everything the stores hold of some creators, for judging. */
export type Facts = {
  readonly contents: readonly Stored[];
  readonly events: readonly Told[];
  readonly sources: readonly RegisteredSource[];
};

export async function readFacts(
  { database: { sql }, registry }: Pick<Ground, 'database' | 'registry'>,
  people: readonly Person[],
): Promise<Facts> {
  const ids = people.map(({ id }) => id);
  const contents = await sql<Stored[]>`
    select c.id, c.submission ->> 'title' as title, c.state as content, cp.state as copyright,
      cp.version as "copyrightVersion", s.state as source, s.id as "sourceId", s.code,
      st.status, c.registration_number::int as number, c.version
    from contents c join copyrights cp on cp.content_id = c.id left join status st on st.content_id = c.id
      left join sources s on s.content_id = c.id
    where c.creator_id = any(${ids}::text[])`;
  const events = await sql<Told[]>`
    select id, type, subject_id as subject, actor, correlation_id as "correlationId", cause_id as "causeId"
    from events where subject_id in (
      select id from contents where creator_id = any(${ids}::text[])
      union select id from assets where creator_id = any(${ids}::text[]))`;
  const sources: RegisteredSource[] = [];
  for (const id of ids) {
    const { rows } = await registry.list({ creatorId: id as AccountId, limit: 10_000 });
    sources.push(...rows);
  }
  return { contents, events, sources };
}

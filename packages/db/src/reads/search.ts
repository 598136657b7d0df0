import type { AccountId } from '@musicloud/domain/shared/ids';
import { ContentId } from '@musicloud/domain/shared/ids';
import { codesMeant } from '@musicloud/domain/source/source';
import type { OriginalChoice } from '@musicloud/domain/status/views';
import type postgres from 'postgres';
import { searchWords } from '../contents/rows.ts';

/**
 * How near a name has to be (`pg_trgm.word_similarity_threshold`): first what most slips leave, and where that finds too
 * little what one wrong letter in the middle of a word of seven leaves.
 */
const NEAR = ['0.6', '0.35'] as const;
/** How many originals a search offers. */
const OFFERED = 12;
/** How many that are nearly called so are compared; who means another one types on. */
const COMPARED = 400;
/** Shorter than this nearly everything is near: then only what begins so is found. */
const SHORTEST = 3;
/** Keys are written in ASCII: this stands behind everything that begins with one. */
const LAST = '\u007f';

/** A connection, or a transaction on one. */
type Asking = postgres.ISql;

const LINK = /(?:^|\/tracks\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?#].*)?$/i;

/**
 * Registered music one may name as an original: public, by link, or one's own. Found by title or artist, slips of typing
 * forgiven; by its code, of which one character may be wrong; or by the address or id of its page.
 */
export async function searchOriginals(
  sql: postgres.Sql,
  typed: string,
  reader: AccountId,
): Promise<OriginalChoice[]> {
  const id = ContentId.safeParse(LINK.exec(typed)?.[1]?.toLowerCase());
  if (id.success) return choices(sql, reader, sql`where s.content_id = ${id.data}`);
  const codes = codesMeant(typed);
  const meant = codes.length > 0 ? await choices(sql, reader, ofCodes(sql, codes)) : [];
  if (meant.length > 0) return meant;
  const key = searchWords(typed);
  if (key === '') return typed === '' ? choices(sql, reader, sql`where true`) : [];
  return sql.begin('read only', async (own) => {
    const found = new Map<ContentId, OriginalChoice>();
    for (const near of NEAR) {
      if (found.size >= OFFERED) break;
      await own`select set_config('pg_trgm.word_similarity_threshold', ${near}, true)`;
      for (const one of await choices(own, reader, named(own, reader, key), key)) {
        if (!found.has(one.contentId)) found.set(one.contentId, one);
      }
    }
    return [...found.values()].slice(0, OFFERED);
  }) as Promise<OriginalChoice[]>;
}

const ofCodes = (sql: Asking, codes: readonly string[]) =>
  sql`where r.code = any(${[...codes]}::text[])`;

/** Of all that is registered and not on hold, what somebody may choose. */
const chosen = (sql: Asking, reader: AccountId) =>
  sql`s.search_key is not null and (s.visibility <> 'private' or s.creator_id = ${reader})`;

/** What begins so, in order, and what is nearly called so; the nearest first. */
function named(sql: Asking, reader: AccountId, key: string) {
  const near =
    key.length < SHORTEST
      ? sql``
      : sql`union select * from (
          select s.content_id from status s where ${key} <% s.search_key and ${chosen(sql, reader)}
          limit ${COMPARED}) near`;
  return sql`
    join (
      select * from (
        select s.content_id from status s
        where s.search_key ~>=~ ${key} and s.search_key ~<~ ${key + LAST} and ${chosen(sql, reader)}
        order by s.search_key using ~<~ limit ${OFFERED}) first
      ${near}) found on found.content_id = s.content_id
    where true`;
}

/** Rows in the order of a search: what is called just so, what begins so, what is nearest, what is newest. */
function choices(
  sql: Asking,
  reader: AccountId,
  which: postgres.PendingQuery<postgres.Row[]>,
  key = '',
): Promise<OriginalChoice[]> {
  const order =
    key === ''
      ? sql`r.registered_at desc`
      : sql`not starts_with(s.search_key, ${`${key} `}), not starts_with(s.search_key, ${key}),
          word_similarity(${key}, s.search_key) desc, r.registered_at desc`;
  return sql<OriginalChoice[]>`
    select s.content_id as "contentId", s.title, s.artist_name as "artistName", a.name as "authorName", s.type,
      r.code as "registrationCode", s.duration_ms as "durationMs", s.mark, s.creator_id = ${reader} as mine
    from status s join sources r on r.content_id = s.content_id left join accounts a on a.id = s.creator_id
    ${which} and ${chosen(sql, reader)}
    order by ${order} limit ${OFFERED}`;
}

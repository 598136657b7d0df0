import { searchWords } from '@musicloud/db/contents/rows';
import { registrationCode } from '@musicloud/domain/source/source';
import type postgres from 'postgres';

const english =
  'love night heart dream summer winter blue river city light rain fire golden moon dancing forever again home road sky ocean silent wild broken young sweet last morning midnight train line shadow paper glass mirror garden letter island echo velvet thunder harbour lantern winding sparrow copper distant ember hollow'.split(
    ' ',
  );
const korean =
  '사랑 너 밤 봄날 노래 하늘 그대 마음 이별 눈물 바람 꿈 비 오늘 내일 기억 별 달빛 바다 여름 겨울 아침 새벽 편지 거리 우리 안녕 고백 기다림 노을 파도 정류장 골목 우산 라디오 첫눈 은하수 나비 벚꽃 소나기 그림자 유리 창가 서울 막차 자전거 일기 한강 소년 소녀 청춘'.split(
    ' ',
  );
const bands =
  'trio quartet orchestra sisters brothers 밴드 소년단 악단 클럽 project collective 남매 family choir unit 합창단'.split(
    ' ',
  );

/** Random numbers in [0, 1) that a seed fixes (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A name as songs have them: a few words are in very many, most in few. */
function nameMaker(random: () => number) {
  const pick = (words: readonly string[]) => words[Math.floor(random() ** 2 * words.length)] ?? '';
  const words = (count: number, of: readonly string[]) =>
    Array.from({ length: count }, () => pick(of)).join(' ');
  // Syllables nobody else has, as names do that are made up.
  const made = () => Math.floor(random() * 36 ** 4).toString(36);
  return () => {
    const language = random() < 0.5 ? english : korean;
    const rare = random() < 0.4 ? ` ${made()}` : '';
    return {
      title: words(1 + Math.floor(random() * 3), language) + rare,
      artist: `${words(1, language)} ${random() < 0.5 ? pick(bands) : made()}`,
    };
  };
}

const BATCH = 5_000;

/** Names what is registered, and publishes seven of eight. */
export async function nameSongs(sql: postgres.Sql): Promise<void> {
  const make = nameMaker(seeded(4));
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes where indexname like 'status_search%'`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  const rows = await sql<{ id: string }[]>`
    select content_id as id from status where status = 'registered' order by content_id`;
  for (let from = 0; from < rows.length; from += BATCH) {
    const named = rows.slice(from, from + BATCH).map(({ id }, at) => {
      const { title, artist } = make();
      const key = `${searchWords(title)} ${searchWords(artist)}`;
      const code = registrationCode(from + at + 1, new Date('2026-01-01'));
      return { id, title, artist, key, code, visibility: at % 8 === 0 ? 'private' : 'public' };
    });
    const all = JSON.stringify(named);
    await sql`
      update sources s set code = n.code from jsonb_to_recordset(${all}::jsonb) as n (id uuid, code text)
      where s.content_id = n.id`;
    await sql`
      update status s set title = n.title, artist_name = n.artist, search_key = n.key, visibility = n.visibility
      from jsonb_to_recordset(${all}::jsonb)
        as n (id uuid, title text, artist text, key text, visibility text)
      where s.content_id = n.id`;
  }
  for (const { definition } of indexes) await sql.unsafe(definition);
  await sql.unsafe('vacuum (analyze) status, sources');
}

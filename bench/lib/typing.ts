import type postgres from 'postgres';
import { seeded } from './names.ts';

/** Something typed, and the song that was meant. */
export type Typed = { readonly kind: string; readonly text: string; readonly meant: string };

/** What somebody types who looks for one of some hundred songs: on the way to it, with slips, otherwise. */
export async function typingOf(sql: postgres.Sql, songs: number): Promise<Typed[]> {
  const random = seeded(9);
  const rows = await sql<{ id: string; title: string; artist: string; code: string }[]>`
    select s.content_id as id, s.title, s.artist_name as artist, r.code
    from status s join sources r on r.content_id = s.content_id
    where s.search_key is not null and s.visibility = 'public'
    order by md5(s.content_id::text) limit ${songs}`;
  return rows.flatMap(({ id, title, artist, code }) => {
    const letters = [...title];
    const whole = `${title} ${artist}`;
    const all = [
      ['on the way', letters.slice(0, 1 + Math.floor(random() * letters.length)).join('')],
      ['title', title],
      ['title and artist', whole],
      ['a slip', slip(whole, random)],
      ['artist', artist],
      ['code', code],
    ] as const;
    return all.map(([kind, text]) => ({ kind, text, meant: id }));
  });
}

/** Two neighbours swapped, one letter left out, or one doubled. */
function slip(text: string, random: () => number): string {
  const letters = [...text];
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const [here = '', next = ''] = letters.slice(at, at + 2);
  const kinds = [[next, here], [next], [here, here, next]];
  letters.splice(at, 2, ...(kinds[Math.floor(random() * kinds.length)] ?? []));
  return letters.join('');
}

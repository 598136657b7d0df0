import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type postgres from 'postgres';

/** So many bytes of a table make one entry: all that is held of it at a time. */
const PART = 4 << 20;
/** Little is gained above, for much more time. */
const packed = (bytes: Buffer) => promisify(gzip)(bytes, { level: 3 });

export type Table = { readonly name: string; readonly columns: readonly string[] };

/** Our tables, those first that others refer to. Those of the queues hold no truth and are left out. */
export async function tablesOf(sql: postgres.Sql): Promise<Table[]> {
  const rows = await sql<(Table & { needs: string[] })[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(distinct r.relname::text) from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  const ordered: (typeof rows)[number][] = [];
  const left = new Set(rows);
  while (left.size > 0) {
    const ready = [...left].filter(({ needs }) =>
      needs.every((need) => ordered.some(({ name }) => name === need)),
    );
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    for (const one of ready) {
      ordered.push(one);
      left.delete(one);
    }
  }
  return ordered.map(({ name, columns }) => ({ name, columns }));
}

/** The sequences and the next number of each. */
export async function sequencesOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const rows = await sql<{ name: string; next: string }[]>`
    select sequencename as name, coalesce(last_value + increment_by, start_value)::text as next
    from pg_sequences where schemaname = 'public' order by 1`;
  return Object.fromEntries(rows.map(({ name, next }) => [name, next]));
}

/** How `COPY` names a table and its columns. */
export function namesOf(sql: postgres.Sql, { name, columns }: Table) {
  return sql`public.${sql(name)} (${sql([...columns])})`;
}

/** A part of a table in PostgreSQL's own text form, packed, and how many rows begin in it. */
export type Part = { readonly bytes: Buffer; readonly rows: number };

/** One table as the snapshot of `tx` has it, in parts. */
export async function* partsOf(tx: postgres.Sql, table: Table): AsyncGenerator<Part> {
  const rows = await tx`copy ${namesOf(tx, table)} to stdout`.readable();
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of rows as AsyncIterable<Buffer>) {
    // The driver's memory, which it uses again.
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size < PART) continue;
    yield await partOf(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield await partOf(pieces);
}

/** A line is a row: line ends in values are written as `\n`. */
async function partOf(pieces: Buffer[]): Promise<Part> {
  const bytes = Buffer.concat(pieces);
  let rows = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows += 1;
  return { bytes: await packed(bytes), rows };
}

export { packed };

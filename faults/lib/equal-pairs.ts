import type { Database } from '@musicloud/db/database';

/** Two contents with the same recording. */
export type Pair = readonly [string, string];

type Outcome = {
  readonly id: string;
  readonly status: string;
  readonly rule: string;
  readonly sha256: string | null;
  readonly matches: readonly { contentId: string; creatorId: string; kind: string }[];
  readonly creatorId: string;
};

/** The pairs of which not exactly one is registered and the other in review with both sides as evidence, in words. */
export async function unlike(
  { sql }: Pick<Database, 'sql'>,
  pairs: readonly Pair[],
): Promise<string[]> {
  const rows = await sql<Outcome[]>`
    select st.content_id as id, st.status, st.creator_id as "creatorId", d.rule,
      d.evidence ->> 'sha256' as sha256, d.evidence -> 'matches' as matches
    from status st join copyrights c on c.content_id = st.content_id
      join decisions d on d.id = c.decision_id
    where st.content_id = any(${pairs.flat()}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap((pair) => {
    const sides = pair.flatMap((id) => known.get(id) ?? []);
    const winner = sides.find(({ status }) => status === 'registered');
    const second = sides.find(({ status }) => status === 'in_review');
    if (winner && second && shows(second, winner)) return [];
    return [`a pair is ${sides.map(({ status, rule }) => `${status} (${rule})`).join(' and ')}`];
  });
}

/** Whether the evidence holds the other side: which content, whose, and that its bytes are these. */
function shows({ rule, sha256, matches }: Outcome, winner: Outcome): boolean {
  const other = matches.find(({ contentId }) => contentId === winner.id);
  const named = other?.creatorId === winner.creatorId && other.kind === 'same_bytes';
  return rule === 'registered-earlier' && sha256 !== null && named;
}

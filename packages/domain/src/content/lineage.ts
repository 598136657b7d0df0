import type { ContentId } from '../shared/ids.ts';

/** One content of a family, and which contents it was made from; an id may be of none that is there. */
export type Kin = {
  readonly id: ContentId;
  readonly originalIds: readonly ContentId[];
  /** Whether the reader may see it. */
  readonly shown: boolean;
  /** Whether it counts where it is not shown. */
  readonly counts: boolean;
};

/** A place in the tree of a family, in the order it is read. */
export type Place<Row> = {
  readonly row: Row;
  /** 0 at a root. */
  readonly depth: number;
  /** How many made from it are left out because the reader may not see them. */
  readonly hidden: number;
};

/**
 * The family as a tree (원곡 계보), each content once: below the first of its originals that a walk from the roots
 * comes by, generation by generation. Rows keep their order among siblings. What the reader may not see stays as a
 * place only where something made from it is shown. Terminates on whatever is stored: in a circle the first row is
 * taken for the root.
 */
export function familyTree<Row extends Kin>(rows: readonly Row[]): Place<Row>[] {
  const { roots, children } = branches(rows);
  const shown = shownBelow(rows, roots, children);
  const visible = (row: Row) => shown.has(row.id);
  const places: Place<Row>[] = [];
  const waiting = roots
    .filter(visible)
    .toReversed()
    .map((row) => ({ row, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const below = children.get(next.row.id) ?? [];
    const hidden = below.filter((one) => !visible(one) && one.counts).length;
    places.push({ ...next, hidden });
    const { depth } = next;
    waiting.push(
      ...below
        .filter(visible)
        .toReversed()
        .map((row) => ({ row, depth: depth + 1 })),
    );
  }
  return places;
}

type Branches<Row> = { readonly roots: Row[]; readonly children: ReadonlyMap<ContentId, Row[]> };

/** Who stands below whom: a walk by generations, from those without an original among the rows. */
function branches<Row extends Kin>(rows: readonly Row[]): Branches<Row> {
  const there = new Set(rows.map(({ id }) => id));
  const made = new Map<ContentId, Row[]>();
  for (const row of rows) {
    for (const id of new Set(row.originalIds)) {
      const all = made.get(id);
      if (all) all.push(row);
      else made.set(id, [row]);
    }
  }
  const children = new Map<ContentId, Row[]>();
  const roots: Row[] = [];
  const placed = new Set<ContentId>();
  const walk = (root: Row) => {
    roots.push(root);
    placed.add(root.id);
    for (const queue = [root.id]; queue.length > 0; ) {
      const generation = queue.splice(0);
      for (const id of generation) {
        const below = (made.get(id) ?? []).filter((one) => !placed.has(one.id));
        for (const one of below) placed.add(one.id);
        children.set(id, below);
        queue.push(...below.map((one) => one.id));
      }
    }
  };
  const isRoot = (row: Row) => !row.originalIds.some((id) => there.has(id));
  for (const row of rows) if (isRoot(row)) walk(row);
  // What is left stands in a circle, or below one.
  for (const row of rows) if (!placed.has(row.id)) walk(row);
  return { roots, children };
}

/** What is shown, and what has something shown below it. */
function shownBelow<Row extends Kin>(
  rows: readonly Row[],
  roots: readonly Row[],
  children: ReadonlyMap<ContentId, Row[]>,
): ReadonlySet<ContentId> {
  const shown = new Set(rows.filter((row) => row.shown).map(({ id }) => id));
  const order: Row[] = [];
  const waiting = [...roots];
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    order.push(row);
    waiting.push(...(children.get(row.id) ?? []));
  }
  for (const { id } of order.toReversed()) {
    if ((children.get(id) ?? []).some((one) => shown.has(one.id))) shown.add(id);
  }
  return shown;
}

/**
 * How alike two strings are, 0–1: one minus the optimal string alignment distance (insertions, deletions,
 * substitutions, swaps of neighbours; Damerau 1964) over the longer length, counted in code points.
 * Hangul is compared by its letters (jamo), so that one wrong vowel is one slip and not a whole syllable.
 */
export function similarity(left: string, right: string): number {
  const a = [...left.normalize('NFD')];
  const b = [...right.normalize('NFD')];
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        row > 1 && column > 1 && swapped
          ? at(beforeLast, column - 2) + 1
          : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

const at = (values: readonly number[], index: number) => values[index] ?? Number.POSITIVE_INFINITY;

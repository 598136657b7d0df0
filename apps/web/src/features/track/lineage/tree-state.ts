import type { LineagePlace } from '@musicloud/domain/content/lineage-views';
import type { ContentId } from '@musicloud/domain/shared/ids';

/** A place with what a tree has to say of it. */
export type Item = {
  readonly key: string;
  readonly place: LineagePlace;
  readonly parent: Item | null;
  readonly hasChildren: boolean;
  /** Its number among its siblings, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
};

/** Places in reading order as items that know their parents and siblings. */
export function itemsOf(places: readonly LineagePlace[]): Item[] {
  const count = new Map<string, number>();
  const above: string[] = [];
  const named = places.map((place, at) => {
    const parent = above[place.depth - 1] ?? '';
    const key = place.track?.contentId ?? `${parent}/${at}`;
    const position = (count.get(parent) ?? 0) + 1;
    count.set(parent, position);
    above[place.depth] = key;
    return { key, place, position, parentKey: parent };
  });
  const items = new Map<string, Item>();
  return named.map(({ parentKey, ...one }) => {
    const siblings = count.get(parentKey) ?? 1;
    const parent = items.get(parentKey) ?? null;
    const item = { ...one, parent, siblings, hasChildren: count.has(one.key) };
    items.set(one.key, item);
    return item;
  });
}

const SMALL = 60;

/** What is closed at first: in a large family the later generations, save those on the way to the song of the page. */
export function closedAtFirst(items: readonly Item[], current: ContentId): ReadonlySet<string> {
  if (items.length <= SMALL) return new Set();
  const open = new Set<string>();
  let up: Item | null = items.find(({ key }) => key === current) ?? null;
  for (; up; up = up.parent) open.add(up.key);
  return new Set(
    items
      .filter(({ key, place, hasChildren }) => hasChildren && place.depth > 0 && !open.has(key))
      .map(({ key }) => key),
  );
}

/** The items no closed one stands above. */
export function shownItems(items: readonly Item[], closed: ReadonlySet<string>): Item[] {
  const hidden = new Set<string>();
  return items.filter(({ key, parent }) => {
    const gone = parent !== null && (closed.has(parent.key) || hidden.has(parent.key));
    if (gone) hidden.add(key);
    return !gone;
  });
}

export type Move =
  | { readonly to: Item }
  | { readonly open: Item }
  | { readonly close: Item }
  | null;

/** What a key does in a tree (WAI-ARIA tree view pattern); null where it does nothing. */
export function moveBy(
  key: string,
  at: Item,
  shown: readonly Item[],
  closed: ReadonlySet<string>,
): Move {
  const index = shown.indexOf(at);
  const to = (item: Item | null | undefined): Move => (item ? { to: item } : null);
  switch (key) {
    case 'ArrowDown':
      return to(shown[index + 1]);
    case 'ArrowUp':
      return to(shown[index - 1]);
    case 'Home':
      return to(shown[0]);
    case 'End':
      return to(shown.at(-1));
    case 'ArrowRight':
      if (!at.hasChildren) return null;
      return closed.has(at.key) ? { open: at } : to(shown[index + 1]);
    case 'ArrowLeft':
      return at.hasChildren && !closed.has(at.key) ? { close: at } : to(at.parent);
    default:
      return null;
  }
}

/** Letter by letter, so that a Hangul consonant finds the titles that begin with it. */
const letters = (text: string) => text.normalize('NFKD').toLowerCase();

/** The next item after `at` whose title begins with what was typed; one letter again goes on to the next. */
export function findTyped(typed: string, at: Item, shown: readonly Item[]): Item | null {
  const same = [...typed].every((letter) => letter === typed[0]);
  const wanted = letters(same ? (typed[0] ?? '') : typed);
  const index = shown.indexOf(at) + (same ? 1 : 0);
  const inTurn = [...shown.slice(index), ...shown.slice(0, index)];
  return inTurn.find(({ place }) => letters(place.track?.title ?? '').startsWith(wanted)) ?? null;
}

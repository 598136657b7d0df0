'use client';

import type { LineagePlace } from '@musicloud/domain/content/lineage-views';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { closedAtFirst, findTyped, type Item, itemsOf, moveBy, shownItems } from './tree-state.ts';

/** Letters typed with longer pauses than this begin anew. */
const TYPING_MS = 600;

/** What a tree shows, which of its items has the one place among the tab stops, and what keys do. */
export function useTree(places: readonly LineagePlace[], current: ContentId) {
  const items = useMemo(() => itemsOf(places), [places]);
  const [closed, setClosed] = useState(() => closedAtFirst(items, current));
  const [active, setActive] = useState<string>(current);
  const tree = useRef<HTMLDivElement>(null);
  const typing = useRef({ text: '', at: 0 });
  const shown = useMemo(() => shownItems(items, closed), [items, closed]);
  const stop = shown.find(({ key }) => key === active) ?? shown[0];

  const focus = (item: Item) => {
    setActive(item.key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(item.key)}"]`)?.focus();
  };
  const toggle = (item: Item) => {
    const next = new Set(closed);
    if (!next.delete(item.key)) next.add(item.key);
    setClosed(next);
    setActive(item.key);
  };
  const byLetter = (event: KeyboardEvent, at: Item): boolean => {
    if (event.key.length !== 1 || event.key === ' ') return false;
    const { text, at: last } = typing.current;
    const typed = (event.timeStamp - last < TYPING_MS ? text : '') + event.key;
    const whole = findTyped(typed, at, shown);
    // What no title begins with is a slip, or the beginning of another.
    const found = whole ?? findTyped(event.key, at, shown);
    typing.current = { text: whole ? typed : event.key, at: event.timeStamp };
    if (found) focus(found);
    return true;
  };
  const press = (event: KeyboardEvent, at: Item) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const move = moveBy(event.key, at, shown, closed);
    if (move === null && !byLetter(event, at)) return;
    // A letter means a title here, not a key of the page.
    event.preventDefault();
    if (move === null) return;
    if ('to' in move) focus(move.to);
    else toggle('open' in move ? move.open : move.close);
  };
  const closable = items.filter((item) => item.hasChildren);
  const setAll = (open: boolean) =>
    setClosed(new Set(open ? [] : closable.map((item) => item.key)));
  return { tree, shown, stop, closed, closable, setAll, setActive, toggle, press };
}

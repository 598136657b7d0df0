'use client';

import { useEffect, useRef } from 'react';

/** Set in the sheet of shortcuts; see components/shell/shortcuts.tsx. */
const OFF = 'musicloud.shortcuts.off';
/** After `g` a key belongs to the way somewhere, not to the page. */
const CHORD_MS = 1200;
const elsewhere = 'input, textarea, select, [contenteditable], [role="combobox"], [role="menu"]';

/** Whether a key press belongs to something else: a field, a window, a chord of the browser. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return true;
  if (event.isComposing || event.defaultPrevented) return true;
  if (event.target instanceof HTMLElement && event.target.closest(elsewhere)) return true;
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** Keys of one page, by their place (`KeyA`), so that they work while Hangul is being typed. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let chordAt = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (isTaken(event) || localStorage.getItem(OFF) !== null) return;
      const inChord = event.timeStamp - chordAt < CHORD_MS;
      chordAt = event.code === 'KeyG' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const act = latest.current[event.code];
      if (!act || inChord) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

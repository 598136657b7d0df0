import { cx } from '../lib/cx.ts';

/** The sheet of everything that opens above the page: menus, selects, popovers. */
export const popupClass = cx(
  'max-h-(--available-height) overflow-y-auto rounded-lg bg-raised p-1 text-ink shadow-pop outline-none',
  'origin-(--transform-origin) transition-[opacity,transform]',
  'data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0',
);

'use client';

import type { LineageView } from '@musicloud/domain/content/lineage-views';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { LineageLine } from './lineage-line.tsx';
import { useTree } from './use-tree.ts';

/** Lines a page draws without a thought. */
const MANY = 60;

type Props = { readonly lineage: LineageView; readonly current: ContentId };

/** The family as a tree: arrow keys walk it, letters find a title, Enter opens a song. */
export function LineageTree({ lineage, current }: Props) {
  const t = useTranslations('track.lineage');
  const { tree, shown, stop, closed, closable, setAll, ...acts } = useTree(lineage.places, current);
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  // The same functions all along, so that a key draws again only the lines it changes.
  const toggle = useCallback<typeof acts.toggle>((item) => latest.current.toggle(item), []);
  const press = useCallback<typeof acts.press>((...args) => latest.current.press(...args), []);
  useEffect(() => keepInSight(tree.current), [tree]);
  return (
    <div className="flex flex-col gap-2">
      {closable.length > 1 ? (
        <div className="flex gap-1">
          <Button look="quiet" size="sm" className="-ml-2.5" onClick={() => setAll(true)}>
            {t('openAll')}
          </Button>
          <Button look="quiet" size="sm" onClick={() => setAll(false)}>
            {t('closeAll')}
          </Button>
        </div>
      ) : null}
      <div
        ref={tree}
        role="tree"
        aria-label={t('title')}
        className="max-h-[min(36rem,70dvh)] overflow-y-auto overscroll-contain border-t border-line"
      >
        {shown.map((item) => (
          <LineageLine
            key={item.key}
            item={item}
            current={item.key === current}
            open={!closed.has(item.key)}
            stop={item === stop}
            many={shown.length > MANY}
            onToggle={toggle}
            onFocus={acts.setActive}
            onKey={press}
          />
        ))}
      </div>
    </div>
  );
}

/** Scrolls the tree, never the page, to the song of the page. */
function keepInSight(tree: HTMLElement | null): void {
  const here = tree?.querySelector<HTMLElement>('[aria-current]');
  if (tree && here) tree.scrollTop = here.offsetTop - tree.offsetTop - tree.clientHeight / 2;
}

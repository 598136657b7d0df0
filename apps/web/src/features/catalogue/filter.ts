import { type ContentType, contentTypes } from '@musicloud/domain/content/content';

/** What of the catalogue is shown; stands in the address as `?q=…&type=…`. */
export type CatalogueFilter = { readonly q: string; readonly type: ContentType | 'all' };

const MOST_LETTERS = 200;

/** The filter of an address; what it can't mean counts as not there. */
export function filterOf(get: (name: string) => string | null | undefined): CatalogueFilter {
  const type = get('type');
  return {
    q: (get('q') ?? '').trim().slice(0, MOST_LETTERS),
    type: contentTypes.find((one) => one === type) ?? 'all',
  };
}

/** The filter as the procedure takes it; the same for the server's first page and the browser's next ones. */
export function catalogueInput({ q, type }: CatalogueFilter) {
  return {
    ...(q === '' ? {} : { q }),
    ...(type === 'all' ? {} : { type: [type] }),
  };
}

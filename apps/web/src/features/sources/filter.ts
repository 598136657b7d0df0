/** The states an admin filters sources by; `all` is no filter. */
export const sourceStates = ['all', 'registered', 'suspended', 'unregistered'] as const;
export type SourceState = (typeof sourceStates)[number];
export type SourceFilter = { readonly q: string; readonly state: SourceState };

const MOST_LETTERS = 200;

/** The filter of an address; what it can't mean counts as not there. */
export function filterOf(get: (name: string) => string | null | undefined): SourceFilter {
  const state = get('state');
  return {
    q: (get('q') ?? '').trim().slice(0, MOST_LETTERS),
    state: sourceStates.find((one) => one === state) ?? 'all',
  };
}

/** The filter as the procedure takes it. */
export function sourcesInput({ q, state }: SourceFilter) {
  return {
    ...(q === '' ? {} : { q }),
    ...(state === 'all' ? {} : { state }),
  };
}

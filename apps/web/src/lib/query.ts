/** The query part of an address as Next hands it to a page. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads one value of it; of a repeated name the first counts, as in `URLSearchParams.get`. */
export const getterOf =
  (query: Query) =>
  (name: string): string | null => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };

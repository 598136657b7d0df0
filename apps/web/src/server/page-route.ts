import { pageRows } from './access/pages.ts';

const patterns = Object.keys(pageRows).map((route) => ({ route, parts: route.split('/') }));

/** The page a path opens, by its folder: a closed set, for labels. `other` is no page of ours. */
export function pageRoute(path: string): string {
  const parts = path.split('/');
  const found = patterns.filter(
    (one) =>
      one.parts.length === parts.length &&
      one.parts.every((part, index) => part === parts[index] || part.startsWith('[')),
  );
  // `/certificates/verify` is a page of its own beside `/certificates/[id]`.
  return (found.find(({ route }) => route === path) ?? found[0])?.route ?? 'other';
}

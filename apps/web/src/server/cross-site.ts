import type { IncomingHttpHeaders } from 'node:http';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

type Asked = {
  readonly method: string | undefined;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
};

/**
 * Whether a request would change something for whoever is signed in here, sent by a page of another site. Browsers
 * say with every change where it comes from (Origin; Sec-Fetch-Site); cookies without either are not believed.
 * A key in the header is no cookie: no other site's page can add it.
 */
export function isCrossSite({ method, path, headers }: Asked, own: readonly string[]): boolean {
  if (reading.has(method ?? '')) return false;
  // The doors below /api know people by their cookies only.
  if (headers.authorization !== undefined && !path.startsWith('/api/')) return false;
  if (headers.origin !== undefined) return !own.includes(headers.origin);
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.cookie !== undefined;
}

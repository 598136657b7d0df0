import type { IncomingMessage } from 'node:http';

/** Sets a request's header for every reader behind: some read the parsed ones, some the raw list. */
export function putHeader(request: IncomingMessage, name: string, value: string): void {
  request.headers[name] = value;
  const raw = request.rawHeaders;
  const kept = raw.flatMap((entry, index) => {
    const isName = index % 2 === 0;
    return isName && entry.toLowerCase() !== name ? [entry, raw[index + 1] ?? ''] : [];
  });
  raw.splice(0, raw.length, ...kept, name, value);
}

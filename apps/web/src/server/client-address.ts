import type { IncomingMessage } from 'node:http';

/** The header this process itself sets; whatever a client sends under this name is overwritten. */
export const CLIENT_ADDRESS = 'x-client-address';

const plain = (address: string) => address.replace(/^::ffff:/, '').trim();

/**
 * Who sent a request: the peer, or, when that is a trusted proxy, the last address in X-Forwarded-For
 * that is not one. Anything further left in that header was written by strangers.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trusted: readonly string[],
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(plain)
    .filter(Boolean);
  const hops = [...forwarded, plain(socket.remoteAddress ?? '')];
  return hops.findLast((hop) => !trusted.includes(hop)) ?? hops[0] ?? '';
}

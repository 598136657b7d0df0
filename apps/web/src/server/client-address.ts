import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The header this process itself sets; whatever a client sends under this name is overwritten. */
export const CLIENT_ADDRESS = 'x-client-address';

const plain = (address: string) => address.replace(/^::ffff:/, '').trim();

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * The proxies a comma list names, by address or by network: `127.0.0.1,10.244.0.0/16`.
 * @throws when a part of it is neither
 */
export function proxiesOf(list: string): BlockList {
  const proxies = new BlockList();
  const parts = list.split(',').map((part) => part.trim());
  for (const part of parts.filter(Boolean)) {
    const [address = '', bits] = part.split('/');
    if (!isIP(address)) throw new Error(`${part} is no address`);
    if (bits === undefined) proxies.addAddress(address, familyOf(address));
    else proxies.addSubnet(address, bits === '' ? Number.NaN : Number(bits), familyOf(address));
  }
  return proxies;
}

/**
 * Who sent a request: the peer, or, when that is a trusted proxy, the last address in X-Forwarded-For
 * that is not one. Anything further left in that header was written by strangers.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trusted: BlockList,
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(plain)
    .filter(Boolean);
  const hops = [...forwarded, plain(socket.remoteAddress ?? '')];
  return hops.findLast((hop) => !trusted.check(hop, familyOf(hop))) ?? hops[0] ?? '';
}

import { expect, test } from 'vitest';
import { clientAddress, proxiesOf } from './client-address.ts';

const from = (peer: string, forwarded?: string) =>
  ({ socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': forwarded } }) as never;
const cluster = proxiesOf('10.244.0.0/16, 192.0.2.7,fd00::/8');

test.each([
  [
    'a peer that is no proxy is the client, whatever it says',
    '198.51.100.9',
    '203.0.113.1',
    '198.51.100.9',
  ],
  ['a proxy of a network is believed', '10.244.3.17', '203.0.113.1', '203.0.113.1'],
  ['a proxy by its address is believed', '::ffff:192.0.2.7', '203.0.113.1', '203.0.113.1'],
  ['a proxy of a network of IPv6 is believed', 'fd12::3', '2001:db8::1', '2001:db8::1'],
  ['of two proxies neither is the client', '10.244.3.17', '203.0.113.1, 192.0.2.7', '203.0.113.1'],
  [
    'what stands left of the client was written by strangers',
    '10.244.3.17',
    '1.1.1.1, 203.0.113.1',
    '203.0.113.1',
  ],
  ['a neighbour of the network is no proxy', '10.245.0.1', '203.0.113.1', '10.245.0.1'],
  ['a name where an address belongs is no proxy', '10.244.3.17', '1.1.1.1, unknown', 'unknown'],
])('%s', (_, peer, forwarded, client) => {
  expect(clientAddress(from(peer, forwarded), cluster)).toBe(client);
});

test('nobody is believed where none is named', () => {
  expect(clientAddress(from('127.0.0.1', '203.0.113.1'), proxiesOf(''))).toBe('127.0.0.1');
});

test.each(['somewhere', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', '1.2.3', '127.0.0.1,*'])(
  '%s names no proxies',
  (list) => {
    expect(() => proxiesOf(list)).toThrow();
  },
);

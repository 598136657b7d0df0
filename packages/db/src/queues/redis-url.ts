/** What REDIS_URL has to be, as the end of a sentence. Says nothing of the value, which may hold a password. */
export const REDIS_URL_EXPECTED =
  'has to be a redis: or redis-cluster: URL, for example redis://host:6379 or redis-cluster://user:password@one:6379,two:6379,three:6379';

/** Where queues are: one Redis, or some nodes of a cluster, which name the others. */
export type RedisPlace =
  | { readonly kind: 'one'; readonly url: string }
  | {
      readonly kind: 'cluster';
      readonly nodes: readonly { readonly host: string; readonly port: number }[];
      readonly username?: string;
      readonly password?: string;
      readonly tls: boolean;
    };

const CLUSTER = /^redis(s?)-cluster:\/\/(?:([^:@/]*):([^@/]*)@)?([^@/?#]+)\/?$/;

/**
 * Reads `redis://host:6379/0` (`rediss` with TLS) or `redis-cluster://user:password@one:6379,two:6379`
 * (`rediss-cluster` with TLS); null when it is neither.
 */
export function redisAt(text: string): RedisPlace | null {
  if (/^rediss?:\/\/[^/]/.test(text) && URL.canParse(text)) return { kind: 'one', url: text };
  const [, tls, username = '', password = '', list = ''] = CLUSTER.exec(text) ?? [];
  const nodes = list.split(',').map(nodeAt);
  if (tls === undefined || !nodes.every((node) => node !== null)) return null;
  return {
    kind: 'cluster',
    nodes,
    tls: tls === 's',
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
}

function nodeAt(text: string) {
  if (!URL.canParse(`http://${text}`)) return null;
  const { hostname, port } = new URL(`redis://${text}`);
  return { host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port || 6379) };
}

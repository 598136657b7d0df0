import { Cluster, Redis } from 'ioredis';
import { REDIS_URL_EXPECTED, type RedisPlace, redisAt } from './redis-url.ts';

/** A connection to one Redis or to a cluster; BullMQ takes either. */
export type RedisConnection = Redis | Cluster;

/** The connections of a process: `adding` fails at once while Redis is away, `taking` waits as long as it takes. */
export function connectRedis(url: string): { adding: RedisConnection; taking: RedisConnection } {
  const place = redisAt(url);
  if (!place) throw new Error(`REDIS_URL ${REDIS_URL_EXPECTED}`);
  return {
    // Uploads never wait for Redis: the relay tries again.
    adding: connect(place, { maxRetriesPerRequest: 1, enableOfflineQueue: false }),
    taking: connect(place, { maxRetriesPerRequest: null, enableOfflineQueue: true }),
  };
}

type Patience = { maxRetriesPerRequest: number | null; enableOfflineQueue: boolean };

function connect(place: RedisPlace, patience: Patience): RedisConnection {
  if (place.kind === 'one') return new Redis(place.url, patience);
  const { nodes, username, password, tls } = place;
  return new Cluster([...nodes], {
    enableOfflineQueue: patience.enableOfflineQueue,
    // A master that fell is known by others within moments: looked for soon, and again and again.
    clusterRetryStrategy: () => 500,
    slotsRefreshInterval: 5_000,
    // Names are resolved by the certificate they have, not by the address behind it.
    ...(tls && { dnsLookup: (address, done) => done(null, address) }),
    redisOptions: {
      maxRetriesPerRequest: patience.maxRetriesPerRequest,
      connectTimeout: 2_000,
      ...(username && { username }),
      ...(password && { password }),
      ...(tls && { tls: {} }),
    },
  });
}

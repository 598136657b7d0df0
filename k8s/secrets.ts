// Prints the Secrets of the demo overlay with new random values:
// `npm run --silent k8s:secrets | kubectl create --namespace musicloud -f -`
import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { newSigningKey } from '../scripts/lib/surroundings.ts';

const word = () => randomBytes(18).toString('base64url');

/** Every key of every Secret the manifests refer to, with values made for the stores of the demo. */
export function knownSecrets(): Record<string, Record<string, string>> {
  const [postgres, redis, mariadb] = [word(), word(), word()];
  return {
    musicloud: {
      DATABASE_URL: `postgres://musicloud:${postgres}@postgres:5432/musicloud`,
      REDIS_URL: `redis://:${redis}@redis:6379`,
      SOURCES_URL: `mysql://musicloud:${mariadb}@mariadb:3306/musicloud`,
      AUTH_SECRET: randomBytes(32).toString('base64url'),
      CERTIFICATE_KEY: newSigningKey(),
      STORAGE_URL: `s3://${word()}:${word()}@bucket:9000/musicloud`,
      REDIS_ADDRESS: 'redis:6379',
      REDIS_PASSWORD: redis,
    },
    stores: {
      POSTGRES_PASSWORD: postgres,
      REDIS_PASSWORD: redis,
      MARIADB_PASSWORD: mariadb,
      MARIADB_ROOT_PASSWORD: word(),
    },
  };
}

if (import.meta.main) {
  const secrets = Object.entries(knownSecrets()).map(([name, stringData]) =>
    stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData }),
  );
  process.stdout.write(secrets.join('---\n'));
}

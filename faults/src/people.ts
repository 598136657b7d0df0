// Signs up creators and gives each an unlimited API key and a session: `people.ts COUNT`. Prints them as JSON.
import { randomBytes } from 'node:crypto';
import { AccountId } from '@musicloud/domain/shared/ids';
import { createKey } from '../../apps/web/src/server/account/keys.ts';
import { buildContainer, type Container } from '../../apps/web/src/server/container.ts';
import { readEnv } from '../../apps/web/src/server/env.ts';
import { log } from '../../apps/web/src/server/log.ts';
import { sessionOf } from '../../apps/web/src/server/testing/credentials.ts';

log.level = 'silent';
const container = await buildContainer(readEnv());
const people = [];
for (let count = Number(process.argv[2]); count > 0; count -= 1) {
  people.push(await signUp(container, `creator-${count}`));
}
process.stdout.write(JSON.stringify(people));
await container.close();
process.exit();

async function signUp(parts: Container, name: string) {
  const body = {
    name,
    email: `${name}@musicloud.example`,
    password: randomBytes(15).toString('base64url'),
    termsVersion: parts.legal.version,
  };
  const { user } = await parts.auth.api.signUpEmail({ body });
  const { key } = await createKey(parts, AccountId.parse(user.id), 'faults', { unlimited: true });
  const { cookie } = await sessionOf({ container: parts }, { account: user });
  return { id: user.id, key, cookie };
}

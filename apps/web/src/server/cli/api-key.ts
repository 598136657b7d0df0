import { user } from '@musicloud/db/schema/index';
import { AccountId } from '@musicloud/domain/shared/ids';
import { eq } from 'drizzle-orm';
import { createKey } from '../account/keys.ts';
import type { Container } from '../container.ts';
import { endWith, Failure, tool } from './tool.ts';

/** Prints a new API key of an account, and nothing else. */
async function printKey(container: Container, email: string, unlimited: boolean) {
  const [known] = await container.database.db.select().from(user).where(eq(user.email, email));
  if (!known)
    throw new Failure(`There is no account ${email}. Sign up first, or check the address.`);
  const { key } = await createKey(container, AccountId.parse(known.id), 'Command line', {
    unlimited,
  });
  process.stdout.write(`${key}\n`);
}

const [email, ...flags] = process.argv.slice(2);
if (email && flags.every((flag) => flag === '--unlimited')) {
  const unlimited = flags.length > 0;
  await tool((container) => printKey(container, email.toLowerCase(), unlimited)).catch(endWith);
} else {
  endWith(new Failure('Usage: npm run --silent api-key -- EMAIL [--unlimited]'));
}

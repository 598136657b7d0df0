import { randomBytes } from 'node:crypto';
import { user } from '@musicloud/db/schema/index';
import { eq } from 'drizzle-orm';
import type { Container } from '../container.ts';
import { endWith, Failure, tool } from './tool.ts';

/** Makes an account an admin; one that does not exist yet is made, with a password that is printed once. */
async function createAdmin({ auth, database, legal }: Container, email: string) {
  const [known] = await database.db.select().from(user).where(eq(user.email, email));
  const password = randomBytes(15).toString('base64url');
  if (!known) {
    await auth.api.signUpEmail({
      body: { email, name: 'Copyright admin', password, termsVersion: legal.version },
    });
  }
  await database.db
    .update(user)
    .set({ role: 'admin', emailVerified: true })
    .where(eq(user.email, email));
  process.stdout.write(known ? `${email} is an admin now\n` : `${email} ${password}\n`);
}

const email = process.argv[2]?.trim().toLowerCase() ?? '';
if (/^\S+@\S+\.\S+$/.test(email)) {
  await tool((container) => createAdmin(container, email)).catch(endWith);
} else {
  endWith(new Failure('Usage: npm run create-admin -- EMAIL'));
}

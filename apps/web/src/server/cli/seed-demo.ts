import { user } from '@musicloud/db/schema/index';
import { eq } from 'drizzle-orm';
import type { Container } from '../container.ts';
import { tool } from './tool.ts';

/** Known to everyone: these accounts exist only where nobody else can reach them. */
const PASSWORD = 'musicloud-demo';
const accounts = [
  { email: 'creator@musicloud.example', name: 'TIKITIK', role: 'creator' },
  { email: 'author@musicloud.example', name: '한여름', role: 'creator' },
  { email: 'admin@musicloud.example', name: 'Copyright Admin', role: 'admin' },
] as const;

async function seed({ auth, database, legal }: Container) {
  for (const { email, name, role } of accounts) {
    const [known] = await database.db.select().from(user).where(eq(user.email, email));
    if (known) continue;
    await auth.api.signUpEmail({
      body: { email, name, password: PASSWORD, termsVersion: legal.version },
    });
    await database.db.update(user).set({ role, emailVerified: true }).where(eq(user.email, email));
  }
}

await tool(seed);

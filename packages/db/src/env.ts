import { z } from 'zod';

/** What the command-line tools of this package need. */
export const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'has to be a postgres:// URL' }),
});

/** The environment of a tool; a bad value ends it with the variable's name and what is expected. */
export function readEnv(): z.infer<typeof Env> {
  const parsed = Env.safeParse(process.env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    process.stderr.write(`${issue.path.join('.')}: ${issue.message}\n`);
  }
  process.exit(1);
}

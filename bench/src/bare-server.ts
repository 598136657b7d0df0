// The peer of bench:upload: for each upload the statements the web server was seen to send, on the same kind of
// pool, and nothing else. No tRPC, no validation, no session library, no rules.
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { openDatabase } from '@musicloud/db/database';
import { wakerOf } from '@musicloud/db/wake/wake';
import { Hono } from 'hono';
import { Recording } from '../lib/recording.ts';
import { renewer } from '../lib/renew.ts';

const { DATABASE_URL: url = '', PORT, RECORDING = '' } = process.env;
const recording = Recording.parse(JSON.parse(readFileSync(RECORDING, 'utf8')));
const { sql, close } = openDatabase({ url, applicationName: 'musicloud-bare' });
const { wake } = wakerOf(sql);
const renewed = renewer(recording);

const app = new Hono();
app.post('/upload', async (context) => {
  const { id, submission } = await context.req.json<{
    id: string;
    submission: { title: string };
  }>();
  const renew = renewed(id, submission.title);
  for (const { text, params, prepared } of recording.statements) {
    const values = params.map((value) => value && renew(value));
    await sql.unsafe(text, values, { prepare: prepared });
  }
  wake(recording.creatorId);
  return context.body(renew(recording.answer), 200, { 'content-type': 'application/json' });
});

const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, () =>
  process.send?.({ type: 'listening' }),
);
const stop = () => server.close(() => close().finally(() => process.exit(0)));
process.once('SIGTERM', stop);
process.once('disconnect', stop);

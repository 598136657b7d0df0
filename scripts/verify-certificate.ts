// `npm run --silent verify-certificate -- FILE [KEYS.json]`: whether a certificate was valid when it was issued, by the
// keys of this installation or those of a file, without a server and without a network.
import { spawn } from 'node:child_process';
import { readEnv } from './env.ts';
import { inRoot } from './lib/paths.ts';
import { certificateKey } from './lib/surroundings.ts';

const program = inRoot('apps/web/src/server/cli/verify-certificate.ts');
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
  env: { ...process.env, CERTIFICATE_KEY: certificateKey(readEnv()) },
  stdio: 'inherit',
});
child.once('exit', (code) => process.exit(code ?? 1));

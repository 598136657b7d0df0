// Mends postgres.js 3.4.9 where it was installed; see docs/adr. Runs on Node 20.9, before anything else runs.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What is wrong in `connection.js` when a connection breaks, and what it should be. Open upstream as
 * porsager/postgres#1066, #1154 and #1208.
 */
const mends = [
  {
    why: 'A queued write went to a socket that was gone, which ended the process: inside any transaction.',
    wrong: `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x`,
    right: `    const bytes = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) return socket.write(bytes, fn)
    const lost = Errors.connection('CONNECTION_CLOSED', options, socket)
    error(lost)
    query = null
    setImmediate(() => socket || initial || onclose(connection, lost))
    return false`,
  },
  {
    why: 'A write that was queued when the connection broke kept every later one from being sent.',
    wrong: `    remaining = 0
    incomings = null
    clearImmediate(nextWriteTimer)
`,
    right: `    remaining = 0
    incomings = null
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
`,
  },
  {
    why: 'What was asked between the error and the close of a socket hung, or was answered with no rows.',
    wrong: `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
    right: `    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = null
`,
  },
  {
    why: 'A connection that broke while the driver asked for types of its own ended the process.',
    wrong: '        return fetchArrayTypes()\n',
    right: '        return fetchArrayTypes().catch(() => {})\n',
  },
];

/**
 * Mends the driver, unless it is mended. Safe to repeat, also at the same time.
 * @param {string} root the folder of package.json
 * @returns {boolean} whether the driver is mended now; false when it is not there, or another than is known
 */
export function mendDriver(root) {
  const file = path.join(root, 'node_modules/postgres/src/connection.js');
  if (!existsSync(file)) return false;
  let source = readFileSync(file, 'utf8');
  const open = mends.filter(({ right }) => !source.includes(right));
  if (open.length === 0) return true;
  if (open.length < mends.length || !mends.every(({ wrong }) => source.includes(wrong)))
    return false;
  for (const { wrong, right } of mends) source = source.replace(wrong, () => right);
  // A new file in its place: the old one may be shared with other installations.
  writeFileSync(`${file}.${process.pid}`, source);
  renameSync(`${file}.${process.pid}`, file);
  return true;
}

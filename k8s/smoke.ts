// Tries the main job on a running portal: `npm run smoke -- http://localhost:8080 API_KEY`.
import { openPage, readBack, registerSong, releaseSong } from './testing/smoke.ts';

const [origin = '', key = ''] = process.argv.slice(2);
if (!URL.canParse(origin) || !key) {
  console.error('Usage: npm run smoke -- ORIGIN API_KEY');
  process.exit(1);
}
const portal = { origin: new URL(origin).origin, key };
await openPage(portal);
console.log('✓ a page with its script files');
const song = await registerSong(portal);
console.log('✓ uploaded, heard, approved, registered');
await readBack(portal, song);
console.log('✓ the file as it was put in');
await releaseSong(portal, song);
console.log('✓ deleted, released');

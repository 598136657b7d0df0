import type { Endpoint } from './openapi.ts';

const SAMPLE_ID = '0198c0de-7a11-7c0f-8a2b-5f1e9b3c4d5e';
const song = {
  creatorName: 'TIKITIK',
  title: 'The Song Of Today',
  type: 'New Music',
  description: 'TIKITIK 1st Anniversary',
} as const;

const addressOf = (origin: string, path: string) => origin + path.replace('{id}', SAMPLE_ID);

/** The call as a curl command; the key comes from the environment, so that it stays out of histories. */
export function curlOf(origin: string, { method, path, operation }: Endpoint): string {
  const lines = [`curl -X ${method.toUpperCase()} ${addressOf(origin, path)}`];
  lines.push('  -H "Authorization: Bearer $MUSICLOUD_KEY"');
  if (operation.requestBody) {
    lines.push('  -H "Content-Type: application/json"', `  -d '${JSON.stringify(song)}'`);
  }
  return lines.join(' \\\n');
}

/** The same with HTTPie. */
export function httpieOf(origin: string, { method, path, operation }: Endpoint): string {
  const lines = [`http ${method.toUpperCase()} ${addressOf(origin, path)}`];
  lines.push('  "Authorization: Bearer $MUSICLOUD_KEY"');
  if (operation.requestBody) {
    lines.push(...Object.entries(song).map(([name, value]) => `  ${name}="${value}"`));
  }
  return lines.join(' \\\n');
}

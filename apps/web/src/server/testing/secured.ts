import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where this program and what tests keep stand on this machine. */
const places = [path.resolve(import.meta.dirname, '../../../../..'), `${tmpdir()}/`];

/** What is wrong with an answer that anybody may get; empty when nothing is. */
export function faultsOf(
  { headers, text }: { headers: Headers; text: string },
  https = false,
): string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  const file = policy.startsWith("default-src 'none'");
  const checks: readonly (readonly [string, boolean])[] = [
    ['no policy', policy !== ''],
    ['inline scripts', file || (scripts !== '' && !scripts.includes('unsafe-inline'))],
    ['framed', file || policy.includes("frame-ancestors 'none'")],
    ['framed by old browsers', headers.get('x-frame-options') === 'DENY'],
    ['sniffed', headers.get('x-content-type-options') === 'nosniff'],
    ['referrer', headers.get('referrer-policy') === 'strict-origin-when-cross-origin'],
    ['transport', headers.has('strict-transport-security') === https],
    ['says what it runs on', !headers.has('x-powered-by') && !headers.has('server')],
    ['says how it is made', !INSIDE.test(text)],
    ['says where it is kept', !places.some((place) => text.includes(place))],
    ...headers
      .getSetCookie()
      .map((cookie) => [`cookie ${cookie.slice(0, 30)}`, isShut(cookie, https)] as const),
  ];
  return checks.flatMap(([fault, good]) => (good ? [] : [fault]));
}

/** Stack traces, SQL, names of libraries; short ones as words only, since keys are random letters. PostgreSQL by its name is none: admins read it. */
const INSIDE =
  /node_modules|\bat \w+ \(|\.ts:\d+|file:\/\/|(insert into|select .{1,200} from|update .{1,80} set) |better.?auth|drizzle|postgres(?!ql\b)|tus-node|\b(hono|zod(error)?|trpc)\b(?!\/)/i;

const isShut = (cookie: string, https: boolean) =>
  /; *HttpOnly/i.test(cookie) &&
  /; *SameSite=(Lax|Strict)/i.test(cookie) &&
  /; *Secure/i.test(cookie) === https;

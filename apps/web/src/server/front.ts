import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DomainError, type ErrorCode } from '@musicloud/domain/shared/errors';
import { isApi } from './app.ts';
import { answerUnreadable, bareRefusal } from './bare-line.ts';
import { CLIENT_ADDRESS, clientAddress } from './client-address.ts';
import { isCrossSite } from './cross-site.ts';
import { type Env, ownOrigins, publicUrl } from './env.ts';
import type { Lifetime } from './health.ts';
import { log } from './log.ts';
import { observed } from './observe-request.ts';
import { pageRoute } from './page-route.ts';
import { putHeader } from './put-header.ts';
import { refusalOf } from './refusals.ts';
import { type Look, secure } from './security-headers.ts';
import { traceOf } from './session.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;
/** Who answers what is let in. */
export type Doors = {
  readonly uploads: Listener;
  readonly api: Listener;
  readonly pages: Listener;
};
export type FrontOptions = {
  readonly env: Env;
  readonly development?: boolean;
  /** While it stops, every answer is the last one on its line. */
  readonly lifetime?: Lifetime;
  readonly limits?: Partial<typeof usual>;
};

/** Milliseconds and bytes. An upload may take as long as it takes, but not stand still. */
const usual = {
  headersMs: 30_000,
  bodyMs: 30_000,
  idleUploadMs: 120_000,
  checkMs: 5_000,
  // Longer than proxies keep an idle line (nginx 60 s, load balancers of clouds 60 s): the side that sends closes it,
  // so that no request meets a line that is just being closed.
  keepAliveMs: 75_000,
  addressBytes: 8 * 1024,
  headBytes: 16 * 1024,
};

/** The one server in front of all doors: what every request goes through and every answer carries. */
export function createFront(options: FrontOptions, doors: Doors): Server {
  const { env, development = false, lifetime, limits } = options;
  const most = { ...usual, ...limits };
  const look = { https: publicUrl(env).startsWith('https:'), development };
  const rules = { most, look, own: ownOrigins(env) };
  const server = createServer({
    maxHeaderSize: most.headBytes,
    headersTimeout: most.headersMs,
    keepAliveTimeout: most.keepAliveMs,
    // Uploads take as long as they take.
    requestTimeout: 0,
    // Node would refuse these by itself, without our headers.
    requireHostHeader: false,
    connectionsCheckingInterval: most.checkMs,
  });
  const answer: Listener = (request, response) => {
    putHeader(request, CLIENT_ADDRESS, clientAddress(request, env.TRUSTED_PROXIES));
    secure(request, response, look);
    if (lifetime?.stopping) response.setHeader('Connection', 'close');
    const path = pathOf(request.url);
    const door = doorOf(path ?? '', doors);
    return observed(request, response, door, () => letIn(request, response, rules, path, door));
  };
  server.on('request', answer);
  // Unanswered, Node would say 417 by itself, without our headers.
  server.on('checkExpectation', answer);
  answerUnreadable(server, look);
  return server;
}

type Rules = {
  readonly most: typeof usual;
  readonly look: Look;
  /** Where this service's own pages are. */
  readonly own: readonly string[];
};

/** Refuses what no door should have to look at, and hands the rest to its door. */
async function letIn(
  request: IncomingMessage,
  response: ServerResponse,
  { most, look, own }: Rules,
  path: string | undefined,
  { name, listener }: Door,
): Promise<void> {
  const { method, headers, url = '' } = request;
  const no = (code: ErrorCode) => refuse(request, response, path ?? '', code);
  if (url.length > most.addressBytes) return no('HEAD_TOO_LARGE');
  if (path === undefined || !headers.host) return no('INVALID_INPUT');
  if (isCrossSite({ method, path, headers }, own)) return no('CROSS_SITE');
  if (name !== 'pages' && name !== 'static') response.setHeader('Cache-Control', 'no-store');
  if (name === 'uploads') request.setTimeout(most.idleUploadMs, () => request.destroy());
  else hurry(request, response, most.bodyMs, look);
  try {
    await listener(request, response);
  } catch (error) {
    log.error({ err: error }, 'unanswered');
    if (response.headersSent) response.end();
    else no('INTERNAL');
  }
}

/** The path of a request's target; undefined when it is none that can be read. */
function pathOf(target = ''): string | undefined {
  try {
    const { pathname } = new URL(target.startsWith('/') ? `http://localhost${target}` : target);
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return undefined;
  }
}

/** `route` where it is known before anybody looks further. */
type Door = { readonly name: string; readonly route?: string; readonly listener: Listener };

function doorOf(path: string, { uploads, api, pages }: Doors): Door {
  if (path === '/uploads' || path.startsWith('/uploads/')) {
    const route = path === '/uploads' ? '/uploads' : '/uploads/:id';
    return { name: 'uploads', route, listener: uploads };
  }
  if (isApi(path)) return { name: path.split('/')[1] ?? '', listener: api };
  if (path.startsWith('/_next/')) return { name: 'static', route: '/_next', listener: pages };
  return { name: 'pages', route: pageRoute(path), listener: pages };
}

function refuse(
  { headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  code: ErrorCode,
): void {
  const { correlationId } = traceOf(new Headers({ 'x-correlation-id': id(headers) }));
  const language = headers['accept-language'];
  const refusal = refusalOf(new DomainError(code), { path, language, correlationId });
  // What is still on its way is not read: the line is of no use any more.
  response.writeHead(refusal.status, { ...refusal.headers, connection: 'close' });
  response.end(refusal.body);
}

const id = (headers: IncomingMessage['headers']) =>
  [headers['x-correlation-id']].flat()[0]?.replaceAll(/[^\w-]/g, '') ?? '';

/** Sees that a body arrives in time: whoever sends it byte by byte holds nothing for long. */
function hurry(request: IncomingMessage, response: ServerResponse, ms: number, look: Look): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    // On the bare line: whoever waits for the body may still write to the response.
    if (!response.headersSent) request.socket.end(bareRefusal('TOO_SLOW', look));
    request.destroy();
  }, ms);
  response.once('close', () => clearTimeout(timer));
}

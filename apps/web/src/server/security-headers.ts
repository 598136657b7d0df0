import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the service is reached. */
export type Look = { readonly https: boolean; readonly development: boolean };

/**
 * Puts the security headers on the raw response, before anything answers, and the policy with its nonce on the
 * request, where Next reads it to stamp its scripts.
 */
export function secure(request: IncomingMessage, response: ServerResponse, look: Look): void {
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders(look, nonce);
  request.headers['content-security-policy'] = headers['Content-Security-Policy'];
  request.headers['x-nonce'] = nonce;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** What every answer carries; without a nonce no script of its own runs at all. */
export function securityHeaders({ https, development }: Look, nonce?: string) {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce, development, https),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

function contentSecurityPolicy(nonce: string | undefined, development: boolean, https: boolean) {
  // The development server compiles in the browser; what ships does not.
  const scripts = nonce
    ? `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`
    : "'none'";
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

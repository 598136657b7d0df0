const YEAR_SECONDS = 365 * 24 * 3600;

/** Keeps a choice (language, theme, time zone) where the server reads it before the next page. */
export function rememberChoice(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain http
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

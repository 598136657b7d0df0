/** The languages of MusiCloud; the first is what an unknown browser gets. */
export const locales = ['ko', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Cookies the pages read. They hold choices, nothing secret, and last a year. */
export const LOCALE_COOKIE = 'locale';
export const THEME_COOKIE = 'theme';
export const TIME_ZONE_COOKIE = 'tz';

/** `system` follows the device. */
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

const isLocale = (value: string | undefined): value is Locale =>
  locales.some((locale) => locale === value);

/** The first language of an Accept-Language header that we speak (RFC 9110, 12.5.4), by weight. */
export function acceptedLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.find((one) => one.trim().startsWith('q='));
      return {
        language: tag.split('-')[0]?.toLowerCase(),
        q: weight ? Number(weight.trim().slice(2)) : 1,
      };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return locales[0];
}

/** The language of a request: chosen before, else what the browser asks for. */
export function localeOf(cookie: string | undefined, acceptLanguage: string | null): Locale {
  return isLocale(cookie) ? cookie : acceptedLocale(acceptLanguage);
}

/** The theme of a request: chosen before, else the device's. */
export function themeOf(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? 'system';
}

/** The zone times are written in: the browser's own, told by a cookie after its first page. */
export function timeZoneOf(cookie: string | undefined, locale: Locale): string {
  const fallback = locale === 'ko' ? 'Asia/Seoul' : 'UTC';
  if (cookie === undefined) return fallback;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: cookie }).resolvedOptions().timeZone;
  } catch {
    return fallback;
  }
}

import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE, type Locale, localeOf, TIME_ZONE_COOKIE, timeZoneOf } from './locale.ts';
import { type Namespace, namespaces } from './namespaces.ts';

/** Reads one message file; the bundler makes a chunk of each. */
async function messagesOf(locale: Locale, namespace: Namespace): Promise<unknown> {
  const file = await import(`../../messages/${locale}/${namespace}.json`);
  return file.default;
}

/** Language, time zone and texts of a request. No locale stands in an address. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeOf(jar.get(LOCALE_COOKIE)?.value, head.get('accept-language'));
  const texts = await Promise.all(
    namespaces.map(async (name) => [name, await messagesOf(locale, name)] as const),
  );
  return {
    locale,
    messages: Object.fromEntries(texts),
    timeZone: timeZoneOf(jar.get(TIME_ZONE_COOKIE)?.value, locale),
    now: new Date(),
  };
});

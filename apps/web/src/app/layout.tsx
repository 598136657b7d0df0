import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTimeZone, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BehindNotice } from '../components/shell/behind-notice.tsx';
import { Footer } from '../components/shell/footer.tsx';
import { Header } from '../components/shell/header.tsx';
import { TimeZoneCookie } from '../components/shell/switches.tsx';
import { VerifyBanner } from '../components/shell/verify-banner.tsx';
import { Toaster } from '../components/toaster.tsx';
import { THEME_COOKIE, themeOf } from '../i18n/locale.ts';
import { messagesFor } from '../i18n/messages-for.ts';
import { ApiProvider } from '../trpc/client.tsx';
import { LiveProvider } from '../trpc/live.tsx';
import { currentAccount, Hydrate, serverQueries } from '../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { template: `%s · ${t('brand')}`, default: `${t('brand')} · ${t('tagline')}` },
    description: t('description'),
  };
}

/** The paper of each theme, for the browser's own frame (sRGB of `--paper`). */
const paper = { light: '#fcfaf6', dark: '#0e1117' } as const;

export async function generateViewport(): Promise<Viewport> {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: paper.light },
            { media: '(prefers-color-scheme: dark)', color: paper.dark },
          ]
        : paper[theme],
  };
}

/** Asks for the account, and for what only an admin's header needs, before the first byte goes out. */
async function prefetchHeader() {
  const me = await currentAccount();
  const { queries, trpc } = serverQueries();
  queries.setQueryData(trpc.account.me.queryKey(), me);
  if (me?.role === 'admin') await queries.prefetchQuery(trpc.admin.pending.queryOptions());
  return me;
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [me, locale, messages, timeZone, t, jar] = await Promise.all([
    prefetchHeader(),
    getLocale(),
    getMessages(),
    getTimeZone(),
    getTranslations('common'),
    cookies(),
  ]);
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={locale}
      data-theme={theme}
      className={me ? 'bottom-bar' : undefined}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col font-sans">
        <NextIntlClientProvider messages={messagesFor(me?.role ?? null, messages)}>
          <ApiProvider>
            <Hydrate>
              <LiveProvider on={me !== null}>
                <a
                  href="#main"
                  className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-ink px-4 py-2 text-14 font-semibold text-paper focus:translate-y-0"
                >
                  {t('skip')}
                </a>
                <Header />
                <BehindNotice />
                {me ? <VerifyBanner /> : null}
                <main id="main" tabIndex={-1} className="flex-1 outline-none">
                  {children}
                </main>
                <Footer theme={theme} />
                <Toaster theme={theme} />
                <TimeZoneCookie known={timeZone} />
              </LiveProvider>
            </Hydrate>
          </ApiProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

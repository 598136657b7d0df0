import type { Locale } from './locale.ts';

// Keys are checked by messages.test.ts: TypeScript 7.0.2 loses the type of nested catalogues in some files.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
  }
}

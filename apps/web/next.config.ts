import { join } from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The repository's check runs tsc over every workspace once; a build does not pay for it again.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ['@musicloud/domain'],
  turbopack: { root: join(import.meta.dirname, '../..') },
  // Pages say where the mind is; a floating development badge covers the phone's bottom bar.
  devIndicators: false,
  agentRules: false,
};

export default withNextIntl(config);

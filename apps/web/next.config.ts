import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The repository's check runs tsc over every workspace once; a build does not pay for it again.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ['@musicloud/domain'],
  turbopack: {
    root: join(import.meta.dirname, '../..'),
    // What next-intl's plugin would set; the plugin looks for the file below the working directory, which is the
    // repository when the custom server is started from there.
    resolveAlias: { 'next-intl/config': './src/i18n/request.ts' },
  },
  devIndicators: false,
  agentRules: false,
};

export default config;

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  poweredByHeader: false,
  // The headers of every answer are the front door's (scripts/front-door), the policy of pages is proxy.ts's.
  reactStrictMode: true,
  // A build beside a running dev server, or two servers on one checkout, need folders of their own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['libsql', '@libsql/client', 'pg', 'pino'],
  // A route is loaded when it is first asked for: all of them at the start cost half a second of a core.
  experimental: { preloadEntriesOnStart: false },
  // No image optimizer: it is reachable even where nothing uses it, and brings sharp with it.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '*': ['./node_modules/@img/**', './node_modules/sharp/**'] },
  outputFileTracingIncludes: { '/*': ['./prisma/migrations/**', './scripts/migrate.mjs'] },
};

export default config;

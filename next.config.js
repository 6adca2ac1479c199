/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // A build beside a running dev server, or two servers on one checkout, need folders of their own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['libsql', '@libsql/client', 'pg', 'pino'],
  // No image optimizer: it is reachable even where nothing uses it, and brings sharp with it.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '*': ['./node_modules/@img/**', './node_modules/sharp/**'] },
  outputFileTracingIncludes: { '/*': ['./prisma/migrations/**', './scripts/migrate.mjs'] },
};

export default config;

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
  // On every answer, assets and errors included; proxy.ts adds the content security policy of pages.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
      ],
    },
    {
      source: '/api/:path*',
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" }],
    },
  ],
};

export default config;

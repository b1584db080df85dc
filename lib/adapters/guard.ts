/**
 * The first gate of every page, as pure functions. `proxy.ts` calls them; the doors under `/api`,
 * which the proxy does not see, ask for the origin themselves (`doors.ts`).
 */

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The part of a request that says where it comes from. */
export interface Approach {
  method: string;
  headers: Pick<Headers, "get">;
}

/**
 * Tells whether a request that would act with the browser's cookie comes from our own pages.
 * The origin is compared with the configured ones, never with `Host` or a forwarded header,
 * because a client may write those.
 */
export function comesFromUs({ method, headers }: Approach, origins: readonly string[]): boolean {
  if (SAFE.has(method.toUpperCase()) || !headers.get("cookie")) return true;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  return origin !== null && origins.includes(origin) && (site === null || site === "same-origin");
}

/** @returns the answer to a request that `comesFromUs` turned away. */
export const strangerAnswer = (requestId: string) =>
  answer(requestId, {
    ...{ title: "Forbidden", status: 403, code: "forbidden" },
    detail: "This request did not come from this installation's own pages. Reload and try again.",
  });

/** @returns the answer to a form that is larger than any of ours. */
export const tooMuchAnswer = (requestId: string) =>
  answer(requestId, {
    ...{ title: "Too large", status: 413, code: "too_large" },
    detail: "A form holds at most 8 MB. Shorten the texts, or add a file as evidence.",
  });

function answer(requestId: string, said: { status: number } & Record<string, unknown>): Response {
  const problem = { type: "about:blank", ...said, requestId };
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  return new Response(JSON.stringify(problem), { status: said.status, headers });
}

interface PolicyOptions {
  nonce: string;
  /** True when people reach the installation over https. */
  secure: boolean;
  /** Development needs eval for readable stacks. */
  development: boolean;
}

/** @returns the content security policy of one page view. */
export function contentPolicy({ nonce, secure, development }: PolicyOptions): string {
  const evaluation = development ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Rendered `style` attributes carry sizes and positions; they cannot run script.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** @returns the headers of every page; what else is answered has those of `next.config.js`. */
export function securityHeaders({ secure }: { secure: boolean }): [string, string][] {
  const always: [string, string][] = [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "same-origin"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    [
      "Permissions-Policy",
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ],
  ];
  if (!secure) return always;
  return [...always, ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]];
}

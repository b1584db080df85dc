import { type NextRequest, NextResponse } from "next/server";
import {
  comesFromUs,
  contentPolicy,
  securityHeaders,
  strangerAnswer,
  tooMuchAnswer,
} from "@/lib/adapters/guard";
import { env } from "@/lib/platform/env";

/** What a form may send; as much as `serverActions.bodySizeLimit` of next.config.js. */
const MOST = 8 * 1024 * 1024;

/**
 * Guards the origin and sets the headers. It authorises nobody: that happens in the operations,
 * which give the same answers without this file.
 */
export function proxy(request: NextRequest): Response {
  if (!comesFromUs(request, env.origins)) {
    return withHeaders(strangerAnswer(crypto.randomUUID()));
  }
  if (Number(request.headers.get("content-length") ?? 0) > MOST) {
    return withHeaders(tooMuchAnswer(crypto.randomUUID()));
  }
  const nonce = btoa(crypto.randomUUID());
  // biome-ignore lint/style/noProcessEnv: a constant that the bundler writes in
  const development = process.env.NODE_ENV === "development";
  const policy = contentPolicy({ nonce, secure: env.secure, development });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next puts the nonce it finds here on its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return withHeaders(response);
}

function withHeaders<Answer extends Response>(answer: Answer): Answer {
  for (const [name, value] of securityHeaders({ secure: env.secure })) {
    answer.headers.set(name, value);
  }
  return answer;
}

export const config = {
  // Built files need no guard, and no door under `api/` is a page: the public one ignores cookies,
  // the browser's own asks for the origin itself. Uploads would be buffered here and cut at 10 MB.
  // Nothing a client can send (a prefetch header, say) may skip this.
  matcher: ["/((?!_next/static|icon\\.svg|api/(?:app|v1)/).*)"],
};

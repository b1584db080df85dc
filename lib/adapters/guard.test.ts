import { describe, expect, it } from "vitest";
import { comesFromUs, contentPolicy, securityHeaders, strangerAnswer } from "./guard";

const origins = ["http://127.0.0.1:3000", "http://localhost:3000"];

function approach(method: string, headers: Record<string, string>) {
  return comesFromUs({ method, headers: new Headers(headers) }, origins);
}

describe("comesFromUs", () => {
  it("lets reads and requests without a cookie pass", () => {
    expect(approach("GET", { cookie: "a=b", origin: "https://evil.example" })).toBe(true);
    expect(approach("head", { cookie: "a=b" })).toBe(true);
    expect(approach("POST", { authorization: "Bearer x" })).toBe(true);
  });

  it("lets our own pages write", () => {
    for (const origin of origins) expect(approach("POST", { cookie: "a=b", origin })).toBe(true);
    const fetched = { cookie: "a=b", origin: "http://localhost:3000" };
    expect(approach("DELETE", { ...fetched, "sec-fetch-site": "same-origin" })).toBe(true);
  });

  it.each([
    ["a foreign origin", { origin: "https://evil.example" }],
    ["a foreign port", { origin: "http://localhost:3001" }],
    ["the null origin of a sandboxed form", { origin: "null" }],
    ["no origin at all", {}],
    ["a sibling site", { origin: "http://localhost:3000", "sec-fetch-site": "same-site" }],
    ["a cross-site fetch", { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }],
    [
      "a forwarded host that vouches for itself",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
    ],
  ])("turns away %s", (_, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "TRACE"]) {
      expect(approach(method, { cookie: "a=b", ...headers })).toBe(false);
    }
  });

  it("answers 403 as problem+json", async () => {
    const answer = strangerAnswer("r-1");
    expect(answer.status).toBe(403);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "forbidden", requestId: "r-1" });
  });
});

describe("contentPolicy", () => {
  const policy = (more = {}) =>
    contentPolicy({ nonce: "n1", secure: false, development: false, ...more });

  it("allows scripts by nonce only", () => {
    expect(policy()).toContain("script-src 'self' 'nonce-n1' 'strict-dynamic';");
    expect(policy()).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy()).toContain("base-uri 'none'");
  });

  it("upgrades requests only over https and evaluates only in development", () => {
    expect(policy()).not.toContain("upgrade-insecure-requests");
    expect(policy({ secure: true })).toContain("upgrade-insecure-requests");
    expect(policy({ development: true })).toContain("'unsafe-eval'");
  });
});

describe("securityHeaders", () => {
  it("sends HSTS only over https", () => {
    const names = (secure: boolean) => securityHeaders({ secure }).map(([name]) => name);
    expect(names(false)).not.toContain("Strict-Transport-Security");
    expect(names(true)).toContain("Strict-Transport-Security");
    expect(names(false)).toContain("X-Content-Type-Options");
  });
});

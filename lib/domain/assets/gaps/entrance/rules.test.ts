import { describe, expect, it } from "vitest";
import { type Entrance, entranceGaps } from "./rules";

const api = (given: Partial<Entrance>): Entrance => ({
  ...{ name: "API", kind: "endpoint", state: "active", exposure: "public" },
  ...{ authentication: "API key", url: "https://api.example.com", facts: {}, ...given },
});
const found = (given: Partial<Entrance>) => entranceGaps(api(given));
const controls = (given: Partial<Entrance>) => found(given).map(({ control }) => control);

describe("an endpoint without a sign-in", () => {
  it.each(["None", "no", "No sign-in", "none.", "OAuth 2.0; 12 of 12 operations open"])(
    "that says “%s” is told to put one in front",
    (authentication) => {
      const [gap] = found({ authentication });
      expect(gap).toMatchObject({ kind: "no_sign_in", control: "A.8.5" });
      expect(gap?.reason).toContain(
        "API asks nobody to sign in, and everybody on the internet reaches it.",
      );
      expect(gap?.reason).toContain("Put a sign-in in front of it");
    },
  );

  it("or of which nobody said any is told apart from one that has none", () => {
    expect(found({ authentication: " " })[0]?.reason).toContain(
      "Nobody has said how those who call API sign in",
    );
    expect(found({ authentication: "", exposure: null })[0]?.reason).toContain(
      "nobody has said to whom it answers",
    );
    expect(controls({ authentication: "None", exposure: "partner" })).toEqual(["A.8.5"]);
  });

  it.each([
    ["answers inside only", { exposure: "internal" }],
    ["runs on a device", { url: null, facts: { onDevicePackage: "app 1.0" } }],
    ["is retired", { state: "retired" }],
    ["is no endpoint", { kind: "supporting" }],
  ] as const)("is fine when it %s", (_, given) => {
    expect(found({ authentication: "None", ...given })).toEqual([]);
  });

  it("is fine when only some operations are open, or when a word merely begins alike", () => {
    expect(found({ authentication: "Bearer token; 1 of 12 operations open" })).toEqual([]);
    expect(found({ authentication: "OpenID Connect" })).toEqual([]);
  });
});

describe("an endpoint without encryption", () => {
  it.each([
    ["its address begins with http://", { url: "http://api.example.com" }],
    ["it is said to have no TLS", { facts: { minTls: "none" } }],
    ["it is internal all the same", { url: "http://embed:8080", exposure: "internal" }],
  ] as const)("is told when %s", (_, given) => {
    expect(found(given)).toMatchObject([{ kind: "no_encryption", control: "A.8.24" }]);
  });

  it("is fine by https, on the machine itself, or where no address is given", () => {
    for (const url of [null, "https://api", "http://localhost:8080", "http://[::1]/", "nonsense"]) {
      expect(found({ url, facts: { minTls: "1.2" } })).toEqual([]);
    }
  });
});

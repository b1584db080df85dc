import { describe, expect, it } from "vitest";
import { standing, whyAnother } from "./rules";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const one = (release: string, state: string, day: number, more: object = {}) => ({
  ...{ reference: `REL-${release}`, release, state, digest: digest(String(day)), instead: "" },
  deployedAt: new Date(Date.UTC(2026, 0, day)),
  ...more,
});

describe("what should serve in a place", () => {
  it.each([
    ["nothing, where nothing was deployed", [], null],
    ["what is deployed", [one("1.0", "deployed", 1)], "1.0"],
    [
      "the last deployed",
      [one("1.0", "withdrawn", 1, { instead: "2.0" }), one("2.0", "deployed", 2)],
      "2.0",
    ],
    ["nothing, where it was withdrawn", [one("1.0", "withdrawn", 1)], null],
    [
      "what it was rolled back to, by version",
      [one("1.0", "withdrawn", 1), one("2.0", "withdrawn", 2, { instead: "1.0" })],
      "1.0",
    ],
    [
      "what it was rolled back to, by reference",
      [one("1.0", "withdrawn", 1), one("2.0", "withdrawn", 2, { instead: " REL-1.0 " })],
      "1.0",
    ],
    [
      "nothing known, where something else serves instead",
      [one("1.0", "withdrawn", 1), one("2.0", "withdrawn", 2, { instead: "another model" })],
      null,
    ],
    ["not itself", [one("2.0", "withdrawn", 2, { instead: "2.0" })], null],
  ] as const)("is %s", (_, deployed, release) => {
    expect(standing(deployed)?.release ?? null).toBe(release);
  });
});

describe("an endpoint", () => {
  const api = (served: string | null) => ({
    ...{ name: "API", environment: "Production", digest: served },
  });
  const model = (deployed: readonly ReturnType<typeof one>[], own: string | null = null) => ({
    ...{ name: "Model", digest: own, deployed },
  });
  const current = model([
    one("1.0", "withdrawn", 1, { instead: "2.0" }),
    one("2.0", "deployed", 2),
  ]);

  it.each([
    ["what is deployed", digest("2"), [current]],
    ["something nobody has said", null, [current]],
    ["a model without releases", digest("9"), [model([])]],
    [
      "another model beside it, by the digest of that",
      digest("9"),
      [current, model([], digest("9"))],
    ],
  ] as const)("that serves %s is as it should be", (_, served, models) => {
    expect(whyAnother(api(served), models)).toBeNull();
  });

  it("that serves what was withdrawn says what, and what should serve", () => {
    const why = whyAnother(api(digest("1")), [current]);
    expect(why).toContain("API serves REL-1.0 (1.0), which is withdrawn");
    expect(why).toContain("REL-2.0 (2.0) is deployed there");
  });

  it("that serves what nobody released is told by the digest", () => {
    expect(whyAnother(api(digest("9")), [current])).toContain("sha256:999999999999…");
    const gone = model([one("1.0", "withdrawn", 1)]);
    expect(whyAnother(api(digest("1")), [gone])).toContain("nothing is deployed there any more");
  });
});

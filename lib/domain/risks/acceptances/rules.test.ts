import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { DEFAULT_METHOD as method } from "../method/rules";
import { currentOf, type Link } from "../rules";
import { type Binds, bindsText, hasAuthority, judge, type Standing } from "./rules";

const link = (controlId: string, state: Link["state"]): Link => ({
  controlId,
  side: "likelihood",
  strength: "strong",
  state,
});
const inherent = { likelihood: 5, impact: 3 };
const asset = { id: "ep", classification: "confidential", exposure: "public" };

/** What was accepted with these links, and how it stands with those. */
function stood(bound: readonly Link[], links: readonly Link[], over: Partial<Standing> = {}) {
  const binds: Binds = {
    scenario: "a",
    assets: [asset],
    controls: bound,
    method: method.edition,
    score: currentOf(method, inherent, bound).score,
  };
  const score = currentOf(method, inherent, links).score;
  return judge(binds, {
    scenario: "a",
    assets: [asset],
    links,
    inherent,
    override: null,
    method,
    score,
    ...over,
  });
}

describe("an acceptance", () => {
  const kept = [link("A.8.20", "attested")];

  it("breaks with each thing it binds", () => {
    expect(stood(kept, kept)).toEqual({ broken: [], atRisk: false });
    expect(stood(kept, kept, { scenario: "b" }).broken).toEqual(["scenario"]);
    expect(stood(kept, kept, { assets: [] }).broken).toEqual(["assets"]);
    const exposed = { ...asset, exposure: "internal" };
    expect(stood(kept, kept, { assets: [exposed] }).broken).toEqual(["assets"]);
    const declassed = { ...asset, classification: "restricted" };
    expect(stood(kept, kept, { assets: [declassed] }).broken).toEqual(["assets"]);
    const more = [asset, { ...asset, id: "other" }];
    expect(stood(kept, kept, { assets: more }).broken).toEqual(["assets"]);
    expect(stood(kept, []).broken).toEqual(["controls", "score"]);
    expect(stood(kept, [link("A.8.20", "failed")]).broken).toEqual(["score"]);
    expect(stood(kept, kept, { method: { ...method, edition: "2.0" } }).broken).toEqual(["method"]);
  });

  it("holds through improvement: a better state, another control", () => {
    expect(stood(kept, [link("A.8.20", "effective")]).broken).toEqual([]);
    expect(stood(kept, [...kept, link("A.8.16", "attested")]).broken).toEqual([]);
  });

  it("is at risk within grace and falls after it, or when something else fails meanwhile", () => {
    expect(stood(kept, [link("A.8.20", "overdue_grace")])).toEqual({ broken: [], atRisk: true });
    expect(stood(kept, [link("A.8.20", "overdue")])).toEqual({ broken: ["score"], atRisk: false });
    const two = [link("A.8.20", "attested"), link("A.8.16", "partial")];
    const worse = [link("A.8.20", "failed"), link("A.8.16", "overdue_grace")];
    expect(stood(two, worse)).toEqual({ broken: ["score"], atRisk: false });
  });

  it("stays within grace where a control was designed more strongly, or for more, before it came late", () => {
    const late = { ...link("A.8.20", "overdue_grace"), strength: "moderate" } as const;
    const bound = { ...late, state: "effective" } as const;
    const improved = [
      { ...late, strength: "strong" },
      { ...late, side: "both" },
    ] as const;
    expect(stood([bound], [late])).toEqual({ broken: [], atRisk: true });
    for (const one of improved) expect(stood([bound], [one]).broken).toEqual([]);
  });

  it("never breaks by lateness within grace after an improvement if it would not without", () => {
    const strengths = ["weak", "moderate", "strong"] as const;
    const any = fc.record({
      controlId: fc.constantFrom("a", "b", "c"),
      side: fc.constantFrom("likelihood", "impact", "both"),
      strength: fc.constantFrom(...strengths),
      state: fc.constantFrom("effective", "attested", "partial", "failed"),
      stronger: fc.boolean(),
      wider: fc.boolean(),
    });
    const all = fc.uniqueArray(any, { maxLength: 4, selector: (one) => one.controlId });
    fc.assert(
      fc.property(all, (made) => {
        const bound = made.map(({ stronger: _s, wider: _w, ...one }): Link => one);
        const late = bound.map((one) => ({ ...one, state: "overdue_grace" }) as const);
        const improved = late.map((one, at) => ({
          ...one,
          strength: made[at]?.stronger ? "strong" : one.strength,
          side: made[at]?.wider ? "both" : one.side,
        }));
        expect(stood(bound, late).broken).toEqual([]);
        expect(stood(bound, improved).broken).toEqual([]);
      }),
    );
  });

  it("never breaks by its score alone while the score is no higher", () => {
    const states = fc.constantFrom<Link["state"]>("effective", "attested", "partial", "failed");
    fc.assert(
      fc.property(states, states, (before, after) => {
        const verdict = stood([link("A.8.20", before)], [link("A.8.20", after)]);
        const risen =
          currentOf(method, inherent, [link("A.8.20", after)]).score >
          currentOf(method, inherent, [link("A.8.20", before)]).score;
        expect(verdict.broken).toEqual(risen ? ["score"] : []);
      }),
    );
  });
});

describe("the set of linked controls", () => {
  const bound = { ...link("A.8.20", "attested"), strength: "moderate" } as const;
  const linked = (over: Partial<Link>) => stood([bound], [{ ...bound, ...over }]).broken;

  it("breaks when one is gone, acts on another side or is designed to take off less", () => {
    expect(stood([bound], []).broken).toContain("controls");
    expect(linked({ side: "impact" })).toContain("controls");
    expect(linked({ strength: "weak" })).toContain("controls");
    const both = { ...bound, side: "both" } as const;
    expect(stood([both], [bound]).broken).toContain("controls");
    const halves = [bound, { ...bound, side: "impact" } as const];
    expect(stood([both], halves).broken).not.toContain("controls");
  });

  it("holds when one is added, acts on both sides or is designed to take off more", () => {
    expect(stood([bound], [bound, link("A.8.16", "planned")]).broken).toEqual([]);
    expect(linked({ side: "both" })).toEqual([]);
    expect(linked({ strength: "strong" })).toEqual([]);
  });

  it("never breaks by links that only take more off, whatever they are", () => {
    const any = fc.record({
      controlId: fc.constantFrom("a", "b", "c"),
      side: fc.constantFrom("likelihood", "impact", "both"),
      strength: fc.constantFrom("weak", "moderate", "strong"),
      state: fc.constantFrom("effective", "attested", "partial", "failed"),
    });
    const links = fc.uniqueArray(any, { maxLength: 4, selector: (one) => one.controlId });
    fc.assert(
      fc.property(links, links, (kept, more) => {
        const added = more.filter((one) => !kept.some((old) => old.controlId === one.controlId));
        expect(stood(kept, [...kept, ...added]).broken).toEqual([]);
      }),
    );
  });
});

describe("the text of what is bound", () => {
  const binds: Binds = {
    scenario: "a",
    assets: [asset, { ...asset, id: "db" }],
    controls: [link("b", "attested"), link("a", "failed")],
    method: "1.0",
    score: 9,
  };

  it("does not depend on any order", () => {
    const turned = { ...binds, assets: [...binds.assets].reverse() };
    expect(bindsText({ ...turned, controls: [...binds.controls].reverse() })).toBe(
      bindsText(binds),
    );
  });

  it("differs with each thing that is bound", () => {
    const others: readonly Partial<Binds>[] = [
      { scenario: "b" },
      { assets: [asset] },
      {
        assets: [
          { ...asset, exposure: "internal" },
          { ...asset, id: "db" },
        ],
      },
      { controls: [link("a", "failed")] },
      { method: "1.1" },
      { score: 8 },
    ];
    const texts = [{}, ...others].map((over) => bindsText({ ...binds, ...over }));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("authority", () => {
  it("is the owner's up to medium, top management's for high, nobody's above", () => {
    const who = (isOwner: boolean, isTopManagement: boolean) =>
      method.bands.map(({ name }) =>
        hasAuthority({ method, band: name, isOwner, isTopManagement }),
      );
    expect(who(true, false)).toEqual([true, true, false, false]);
    expect(who(false, true)).toEqual([false, false, true, false]);
    expect(who(true, true)).toEqual([true, true, true, false]);
    expect(who(false, false)).toEqual([false, false, false, false]);
  });
});

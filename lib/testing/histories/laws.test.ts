import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decidedByWhatIs, mustFollow, mustHold } from "./laws";
import type { Told, ToldAcceptance } from "./laws/told";
import type { Act } from "./stage";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const TODAY = "2026-11-23";

const risk: Told["self"] = {
  ...{ id: "r", reference: "R-01", version: 4, owner_id: "grace", state: "accepted" },
  ...{ cause: "Because of a,", event: "b may happen,", consequence: "so that c is lost." },
  ...{ method_version: "1.0", confirmed_score: 6 },
  ...{ inherent_likelihood: 3, inherent_impact: 3, inherent_score: 9 },
  ...{ current_likelihood: 2, current_impact: 3, current_score: 6 },
  ...{ residual_likelihood: 2, residual_impact: 3, residual_score: 6 },
};
const boundEndpoint = { id: "ep", classification: "confidential", exposure: "public" };
const endpoint = { ...boundEndpoint, inherited_classification: null };
const link = { controlId: "A.8.20", side: "likelihood", strength: "strong", state: "attested" };

const bound = {
  scenario: sha256([risk.cause, risk.event, risk.consequence].join("\n")),
  ...{ method: "1.0", score: 6, assets: [boundEndpoint], controls: [link] },
};
const text = JSON.stringify({
  assets: [{ classification: "confidential", exposure: "public", id: "ep" }],
  controls: [{ controlId: "A.8.20", side: "likelihood", state: "attested", strength: "strong" }],
  ...{ method: "1.0", scenario: bound.scenario, score: 6 },
});
const acceptance: ToldAcceptance = {
  ...{ id: "acc", version: 2, state: "accepted", score: 6, at_risk: false },
  ...{
    valid_until: "2026-12-23",
    decided_by_id: "grace",
    binds: bound,
    binds_sha256: sha256(text),
  },
};

/** A risk that keeps all laws: accepted at six, because a control takes one off its likelihood. */
const good: Told = {
  ...{ stored: risk, self: risk, named: [{ asset_id: "ep" }], assets: [endpoint] },
  method: {
    bands: [{ name: "low", to: 4 }],
    strengths: { weak: 0.2, moderate: 0.4, strong: 0.6 },
    factors: { effective: 1, attested: 0.8, partial: 0.4, overdue_grace: 0.4 },
    cap: 0.8,
  },
  links: [{ control_id: "A.8.20", side: "likelihood", strength: "strong" }],
  controls: [{ id: "A.8.20", operating_state: "attested" }],
  ...{ treatments: [], additions: [], acceptances: [acceptance] },
  assessments: [
    {
      ...{
        at: "2026-11-20",
        by_id: "priya",
        override_reason: null,
        computed_likelihood: 2,
        computed_impact: 3,
      },
      ...{ current_likelihood: 2, current_impact: 3 },
    },
  ],
};
const as = (over: Partial<Told["self"]>): Pick<Told, "self" | "stored"> => ({
  self: { ...risk, ...over },
  stored: { ...risk, ...over },
});
const accepted = (over: Partial<ToldAcceptance>) => ({ acceptances: [{ ...acceptance, ...over }] });
const three = {
  current_likelihood: 3,
  current_score: 9,
  residual_likelihood: 3,
  residual_score: 9,
};
const controlIs = (operating_state: string) => ({ controls: [{ id: "A.8.20", operating_state }] });

describe("the laws of histories", () => {
  it("hold of a risk as it should be, and of one that is late within grace", () => {
    mustHold(good, TODAY);
    mustHold({ ...good, assets: [{ ...endpoint, inherited_classification: "internal" }] }, TODAY);
    mustHold(
      { ...good, ...as(three), ...controlIs("overdue_grace"), ...accepted({ at_risk: true }) },
      TODAY,
    );
  });

  it.each<readonly [string, Partial<Told>]>([
    ["another scenario", as({ cause: "Because of z," })],
    ["another edition", as({ method_version: "1.1" })],
    [
      "another asset",
      {
        named: [{ asset_id: "ep" }, { asset_id: "x" }],
        assets: [endpoint, { ...endpoint, id: "x" }],
      },
    ],
    ["another class", { assets: [{ ...endpoint, classification: "restricted" }] }],
    [
      "a higher class that reaches it",
      { assets: [{ ...endpoint, inherited_classification: "restricted" }] },
    ],
    ["another exposure", { assets: [{ ...endpoint, exposure: "internal" }] }],
    ["a control that is gone", { links: [], ...as(three) }],
    [
      "a weaker control",
      { links: [{ control_id: "A.8.20", side: "likelihood", strength: "weak" }], ...as(three) },
    ],
    ["a score that rose", { ...as(three), ...controlIs("failed") }],
    ["grace that nobody marked", { ...as(three), ...controlIs("overdue_grace") }],
    ["another hash", accepted({ binds_sha256: sha256("z") })],
    ["two acceptances", { acceptances: [acceptance, { ...acceptance, id: "other" }] }],
    ["no acceptance", { acceptances: [] }],
    ["an acceptance of what is not accepted", as({ state: "assessed" })],
    ["a term that is over", accepted({ valid_until: "2026-11-22" })],
    ["no term", accepted({ valid_until: null })],
    ["a level that does not follow", as({ current_likelihood: 1, current_score: 3 })],
    ["a register that says something else", { stored: { ...risk, residual_score: 5 } }],
  ])("fail with %s", (_, fault) => {
    expect(() => mustHold({ ...good, ...fault }, TODAY)).toThrow();
  });

  it("fail where whoever set a lower level accepts it, also after another edition repeated it", () => {
    const [first] = good.assessments;
    const set = { override_reason: "Two nodes.", computed_likelihood: 3, current_likelihood: 2 };
    const by = (over: object): Told => ({
      ...{ ...good, ...controlIs("failed") },
      assessments: first ? [{ ...first, ...set, ...over }] : [],
    });
    mustHold(by({}), TODAY);
    expect(() => mustHold(by({ by_id: "grace" }), TODAY)).toThrow();
    expect(() => mustHold(by({ overridden_by_id: "grace" }), TODAY)).toThrow();
    mustHold(by({ by_id: "grace", overridden_by_id: "priya" }), TODAY);
  });

  it("fail where a level is above what it may be, unless a reason was given", () => {
    const [first] = good.assessments;
    const higher = { current_impact: 4, current_score: 8, residual_impact: 4, residual_score: 8 };
    const open = { ...good, ...as({ ...higher, state: "assessed" }), acceptances: [] };
    const set = (override_reason: string | null): Told => ({
      ...open,
      assessments: first ? [{ ...first, current_impact: 4, override_reason }] : [],
    });
    mustHold(set("Two customers leave."), TODAY);
    expect(() => mustHold(set(null), TODAY)).toThrow();
    expect(() => mustHold(set(""), TODAY)).toThrow();
  });
});

const act = (kind: string, spoilt: Act["spoilt"] = null): Act => ({
  ...{ kind, given: null, spoilt },
  run: () => Promise.resolve(),
});
const ended = (state: string): Told => ({
  ...good,
  ...as({ state: "assessed" }),
  ...accepted({ state }),
});
const following =
  (now: Told, by = act("attest"), wasDone = true, before = good) =>
  () =>
    mustFollow({ act: by, before, after: now, wasDone, today: TODAY });

describe("between two moments", () => {
  it("an acceptance may stay, and end by other facts, its term or a person", () => {
    following(good)();
    following({ ...ended("voided"), assets: [{ ...endpoint, exposure: "internal" }] })();
    following({
      ...ended("expired"),
      ...accepted({ state: "expired", valid_until: "2026-11-22" }),
    })();
    following(ended("revoked"), act("reassess"))();
  });

  it("none is voided by improvement, ends early, or is revoked by nobody", () => {
    const better = as({ ...{ current_likelihood: 1, current_score: 3 }, state: "assessed" });
    expect(following({ ...ended("voided"), ...better, ...controlIs("effective") })).toThrow();
    const late = { ...as({ ...three, state: "assessed" }), ...controlIs("overdue_grace") };
    expect(following({ ...ended("voided"), ...late })).toThrow();
    expect(following(ended("expired"))).toThrow();
    expect(following(ended("revoked"))).toThrow();
    expect(following({ ...good, acceptances: [] })).toThrow();
    const reworded = { ...ended("voided"), ...as({ cause: "Because of z,", state: "assessed" }) };
    following(reworded, act("edit"))();
    expect(following(reworded, act("reword"))).toThrow();
  });

  it("what is accepted is what was shown", () => {
    const open = as({ state: "assessed" });
    const asked = (over: object): Told => ({
      ...{ ...good, ...open },
      ...accepted({ state: "requested", binds: { ...bound, ...over } }),
    });
    following(good, act("accept"), true, asked({}))();
    const effective = { controls: [{ ...link, state: "effective" }] };
    following(good, act("accept"), true, asked(effective))();
    const other = [{ ...boundEndpoint, exposure: "internal" }];
    expect(following(good, act("accept"), true, asked({ assets: other }))).toThrow();
    expect(following(good, act("accept"), true, asked({ score: 4 }))).toThrow();
  });

  it("nobody decides by levels or facts that a job has yet to follow", () => {
    const open = { ...good, ...as({ state: "assessed" }), acceptances: [] };
    const fallen = controlIs("failed");
    decidedByWhatIs(open, open);
    decidedByWhatIs(open, good);
    expect(() => decidedByWhatIs(open, { ...open, ...fallen })).toThrow();
    const exposed = { assets: [{ ...endpoint, exposure: "internal" }] };
    expect(() => decidedByWhatIs(open, { ...good, ...exposed })).toThrow();
    // What was accepted before falls by the job, which has not run.
    decidedByWhatIs(good, { ...good, ...exposed });
    const monitored = (over: Partial<Told["self"]>) => ({
      ...open,
      ...as({ state: "monitored", ...over }),
    });
    decidedByWhatIs(open, monitored({}));
    expect(() => decidedByWhatIs(open, monitored({ confirmed_score: 4 }))).toThrow();
  });

  it("who may not leaves nothing behind, and what is closed stays", () => {
    const moved = { ...good, ...as({ version: 5 }) };
    following(good, act("edit", "stranger"), false)();
    expect(following(good, act("edit", "stranger"), true)).toThrow();
    expect(following(moved, act("edit", "stale"), false)).toThrow();
    const closed = { ...good, ...as({ state: "closed" }), acceptances: [] };
    expect(following({ ...closed, ...moved }, act("edit"), true, closed)).toThrow();
  });
});

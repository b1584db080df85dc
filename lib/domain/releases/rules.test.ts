import { describe, expect, it } from "vitest";
import type { Criterion as FairnessCriterion } from "../assets/fairness/rules";
import {
  changedParts,
  clearance,
  gapsOfConfiguration,
  gapsToApprove,
  judge,
  type Measured,
  readConfiguration,
  rollbackOf,
} from "./rules";

const DIGEST = `sha256:${"a".repeat(64)}`;
const OTHER = `sha256:${"b".repeat(64)}`;
const DATA = `sha256:${"d".repeat(64)}`;
const on = (day: string) => new Date(`${day}T09:00:00Z`);
const NOW = on("2026-11-20");

const criterion = {
  kind: "quality",
  suite: "task",
  metric: "rouge",
  comparison: "at_least",
  threshold: 0.4,
} as const;
const release = {
  digest: DIGEST,
  criteria: [criterion],
  criteriaAt: on("2026-11-01"),
  fairness: [],
};
const run = (value: number, more: Partial<Measured> = {}): Measured => ({
  ...{ reference: "EVAL-001", kind: "quality", suite: "task", digest: DIGEST, data: DATA },
  ...{ ranAt: on("2026-11-10"), passed: null },
  results: [{ task: "", metric: "rouge", value, group: null, higherIsBetter: null, samples: null }],
  ...more,
});

describe("a result", () => {
  it.each([
    ["of another digest", { digest: OTHER }, OTHER],
    ["of no digest", { digest: null }, "which weights"],
    ["on unknown data", { data: null }, "which data"],
    ["from before the criteria", { ranAt: on("2026-10-31") }, "before the criteria"],
  ])("%s does not count and is named", (_, more, why) => {
    const judged = judge(release, [run(0.9, more)], NOW);
    expect(judged.ignored).toEqual([
      { reference: "EVAL-001", suite: "task", why: expect.stringContaining(why) },
    ]);
    expect(judged).toMatchObject({ counted: [], missing: ["quality, task, rouge"], passed: false });
  });

  it("that is newer stands for the older one of its suite", () => {
    const newer = run(0.3, { reference: "EVAL-002", ranAt: on("2026-11-12") });
    const judged = judge(release, [run(0.9), newer], NOW);
    expect(judged.verdicts).toEqual([
      { ...criterion, value: 0.3, evaluation: "EVAL-002", met: false },
    ]);
    expect(judged.counted.map(({ reference }) => reference)).toEqual(["EVAL-002"]);
  });

  it.each([
    [0.4, "at_least", true],
    [0.39, "at_least", false],
    [0.4, "at_most", true],
    [0.41, "at_most", false],
  ] as const)("of %d is held against “%s 0.4”: %s", (value, comparison, met) => {
    const one = { ...release, criteria: [{ ...criterion, comparison }] };
    expect(judge(one, [run(value)], NOW)).toMatchObject({ passed: met, verdicts: [{ met }] });
  });

  it("of several tasks counts by its worst", () => {
    const [first] = [0.9, 0.2].map((value) => run(value).results);
    const both = [first, run(0.2).results].flat();
    expect(judge(release, [run(0, { results: both })], NOW).verdicts[0]?.value).toBe(0.2);
  });

  it("without numbers is asked whether its suite passed", () => {
    const passed = { ...criterion, metric: "passed", threshold: 1 };
    const one = { ...release, criteria: [passed] };
    const said = (yes: boolean | null) => judge(one, [run(0, { results: [], passed: yes })], NOW);
    expect([said(true).passed, said(false).passed, said(null).missing.length]).toEqual([
      ...[true, false, 1],
    ]);
  });
});

describe("bias", () => {
  const fair: FairnessCriterion = {
    id: "f",
    groups: [],
    metric: "gap",
    comparison: "at_most",
    threshold: 0.1,
    inForceFrom: on("2026-11-02"),
    endedAt: null,
  };
  const results = [
    { task: "", metric: "gap", value: 0.2, group: null, higherIsBetter: null, samples: null },
  ];

  it("is judged by the criteria in force when it was measured", () => {
    const one = { ...release, criteria: [], fairness: [fair] };
    const bias = run(0, { kind: "bias", suite: "bias", results });
    expect(judge(one, [bias], NOW)).toMatchObject({ passed: false, missing: [] });
    expect(judge(one, [], NOW).missing).toEqual(["bias, gap"]);
    const later = { ...one, fairness: [{ ...fair, inForceFrom: on("2026-11-15") }] };
    expect(judge(later, [bias], NOW).missing).toEqual(["bias, gap"]);
    const ended = { ...one, fairness: [{ ...fair, endedAt: on("2026-11-19") }] };
    expect(judge(ended, [bias], NOW)).toMatchObject({ passed: true, verdicts: [] });
  });
});

describe("approval", () => {
  const whole = {
    configuration: {
      template: DIGEST,
      systemPrompt: DIGEST,
      guardrails: "none",
      launchFlags: DIGEST,
    },
    ...{ licence: "Apache-2.0", weaknesses: "Dates in long texts", baseId: "x" },
    ...{ withoutBase: false, data: ["ds"] },
  };
  it.each([
    ["licence", { licence: "unknown" }],
    ["licence", { licence: "" }],
    ["base", { baseId: null }],
    ["data", { baseId: null, withoutBase: true, data: [] }],
    ["weaknesses", { weaknesses: "" }],
    ["configuration.template", { configuration: readConfiguration({}) }],
  ])("waits for %s", (field, more) => {
    expect(gapsToApprove(whole)).toEqual({});
    expect(Object.keys(gapsToApprove({ ...whole, ...more }))).toContain(field);
  });

  it("asks for every part of the configuration, and finds what changed in it", () => {
    expect(Object.keys(gapsOfConfiguration({ template: DIGEST }))).toHaveLength(3);
    const after = { ...whole.configuration, guardrails: OTHER };
    expect(changedParts(whole.configuration, after).filter(({ changed }) => changed)).toEqual([
      { part: "guardrails", from: "none", to: OTHER, changed: true },
    ]);
  });
});

describe("what bears a digest", () => {
  const production = { name: "Production", tier: "production" };
  const staging = { name: "Staging", tier: "staging" };
  const one = (state: string, environment: typeof production | null = null) => ({
    ...{ reference: "REL-2026-001", state, environment },
  });
  it.each([
    [[one("approved")], production, true],
    [[one("deployed", production)], production, true],
    [[one("deployed", production)], staging, true],
    [[one("deployed", staging)], production, false],
    [[one("deployed", staging)], null, true],
    [[one("candidate")], production, false],
    [[one("evaluated")], production, false],
    [[one("withdrawn")], production, false],
    [[], production, false],
    [[one("withdrawn"), one("approved")], production, true],
  ] as const)("%j may serve in %j: %s", (found, place, ok) => {
    const said = clearance(found, place);
    expect(said.ok).toBe(ok);
    expect(said.why).toMatch(/\.$/);
  });
});

describe("what one goes back to", () => {
  const day = (number: number) => new Date(Date.UTC(2026, 0, number));
  const own = { reference: "REL-9", release: "9.0", approvedAt: day(9) };
  const past = (number: number, state: string, more: object = {}) => ({
    ...{ reference: `REL-${number}`, release: `${number}.0`, state, supersededById: null },
    ...{ approvedAt: state === "candidate" ? null : day(number), ...more },
  });
  const gone = past(1, "withdrawn", { supersededById: "something" });

  it.each([
    ["what gave way, by version", "1.0", [gone], { to: "1.0" }],
    ["what serves, by reference", "REL-2", [past(2, "deployed")], { to: "2.0" }],
    ["what was approved", "2.0", [gone, past(2, "approved")], { to: "2.0" }],
    ["none, where nothing was approved before", "none", [past(2, "candidate")], { to: "none" }],
    ["what served before the register", "0.9", [], { to: "0.9" }],
  ] as const)("is %s", (_, said, others, expected) => {
    expect(rollbackOf(said, own, others)).toEqual(expected);
  });

  it.each([
    ["itself", "9.0", [], "another version"],
    ["none, where there is one", "none", [gone], "approved before this one: 1.0"],
    ["a word, where there is one", "the last one", [gone], "1.0"],
    ["a candidate", "2.0", [past(2, "candidate")], "REL-2 is candidate"],
    ["what was withdrawn for a reason", "2.0", [past(2, "withdrawn")], "REL-2 is withdrawn"],
    ["what was approved later", "REL-12", [past(12, "approved")], "REL-12 is approved"],
  ] as const)("is not %s", (_, said, others, problem) => {
    expect(rollbackOf(said, own, others)).toMatchObject({
      problem: expect.stringContaining(problem),
    });
  });

  it("may serve again where it was rolled back to", () => {
    const place = { name: "Production", tier: "production" };
    const found = [{ reference: "REL-1", state: "withdrawn", environment: place }];
    expect(clearance(found, place, "REL-1")).toMatchObject({ ok: true, reference: "REL-1" });
    expect(clearance(found, place, "REL-2").ok).toBe(false);
    expect(clearance(found, null, "REL-1").ok).toBe(false);
  });
});

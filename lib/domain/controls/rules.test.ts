import { describe, expect, it } from "vitest";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import { fc } from "@/lib/testing/property";
import {
  evidenceCovers,
  implementationOf,
  isOpening,
  missingEvidence,
  nextDueOf,
  operatingStateOf,
  qualityOf,
  type Result,
  type Standing,
  saysNothing,
  TEST_NAMES,
} from "./rules";

const TODAY = "2026-11-23";
const ago = (days: number) => plusDays(TODAY, -days);
const standing = (given: Partial<Standing> = {}): Standing => ({
  necessary: true,
  accepted: { result: "effective", quality: 5 },
  due: plusDays(TODAY, 60),
  auditedConformingAt: null,
  ...given,
});
const stateOf = (given: Partial<Standing>) => operatingStateOf(standing(given), TODAY);

const results = fc.constantFrom<Result>("effective", "partly_effective", "not_effective");
const days = fc.integer({ min: -800, max: 800 }).map((offset) => plusDays(TODAY, offset));
const standings = fc.record<Standing>({
  necessary: fc.constantFrom(true, false, null),
  accepted: fc.option(fc.record({ result: results, quality: fc.integer({ min: 0, max: 5 }) })),
  due: fc.option(days),
  auditedConformingAt: fc.option(days),
});

describe("the operating state", () => {
  it("follows the decision before anything else", () => {
    expect(stateOf({ necessary: null })).toBe("not_decided");
    expect(stateOf({ necessary: false })).toBe("excluded");
    expect(stateOf({ accepted: null })).toBe("planned");
  });

  it("follows the last accepted result", () => {
    expect(stateOf({})).toBe("attested");
    expect(stateOf({ accepted: { result: "partly_effective", quality: 5 } })).toBe("partial");
    expect(stateOf({ accepted: { result: "not_effective", quality: 5 } })).toBe("failed");
  });

  it("is effective only where an audit of the last 12 months agrees and no test is open", () => {
    expect(stateOf({ auditedConformingAt: ago(40) })).toBe("effective");
    expect(stateOf({ auditedConformingAt: ago(365) })).toBe("effective");
    expect(stateOf({ auditedConformingAt: ago(366) })).toBe("attested");
    const weaker = { result: "effective", quality: 4 } as const;
    expect(stateOf({ accepted: weaker, auditedConformingAt: ago(40) })).toBe("attested");
  });

  it("gives 30 days of grace after the due day, and not one more", () => {
    expect(stateOf({ due: TODAY })).toBe("attested");
    expect(stateOf({ due: ago(1) })).toBe("overdue_grace");
    expect(stateOf({ due: ago(30) })).toBe("overdue_grace");
    expect(stateOf({ due: ago(31) })).toBe("overdue");
  });

  it("never flatters: it is good only with an accepted effective result in time", () => {
    fc.assert(
      fc.property(standings, (given) => {
        const state = operatingStateOf(given, TODAY);
        const good = state === "effective" || state === "attested";
        const deserved =
          given.necessary === true &&
          given.accepted?.result === "effective" &&
          (given.due === null || given.due >= TODAY);
        expect(good).toBe(deserved);
      }),
    );
  });

  it("never gets better by waiting", () => {
    const order = { effective: 3, attested: 2, partial: 1, overdue_grace: 1, overdue: 0 };
    const rank = (state: string) =>
      Object.entries(order).find(([name]) => name === state)?.[1] ?? 0;
    fc.assert(
      fc.property(standings, fc.nat(900), (given, wait) => {
        fc.pre(given.auditedConformingAt === null || given.auditedConformingAt <= TODAY);
        const now = rank(operatingStateOf(given, TODAY));
        expect(rank(operatingStateOf(given, plusDays(TODAY, wait)))).toBeLessThanOrEqual(now);
      }),
    );
  });
});

describe("the implementation status", () => {
  it("is implemented only by an accepted attestation", () => {
    const accepted = (result: Result) => ({ necessary: true, accepted: { result, quality: 5 } });
    expect(implementationOf(accepted("effective"), "planned")).toBe("implemented");
    expect(implementationOf(accepted("partly_effective"), "planned")).toBe("partial");
    expect(implementationOf(accepted("not_effective"), "planned")).toBe("partial");
    expect(implementationOf({ necessary: true, accepted: null }, "implemented")).toBe("planned");
    expect(implementationOf({ necessary: true, accepted: null }, "not_started")).toBe(
      "not_started",
    );
    expect(implementationOf({ necessary: false, accepted: null }, "planned")).toBe(
      "not_applicable",
    );
  });
});

describe("evidence", () => {
  const period = { from: "2026-07-01", to: "2026-09-30" };

  it("covers a period only whole", () => {
    expect(evidenceCovers(period, period)).toBe(true);
    expect(evidenceCovers({ from: "2026-07-02", to: "2026-09-30" }, period)).toBe(false);
    expect(evidenceCovers({ from: "2026-07-01", to: "2026-09-29" }, period)).toBe(false);
    expect(missingEvidence([{ from: "2026-01-01", to: "2026-12-31" }], period)).toBeNull();
    expect(missingEvidence([], period)).toContain("2026-07-01 to 2026-09-30");
  });

  it("earns a point for each test met", () => {
    const tests = (met: boolean) =>
      ({ relevant: met, reliable: met, sufficient: met, current: met, traceable: met }) as const;
    expect(qualityOf(tests(true))).toBe(TEST_NAMES.length);
    expect(qualityOf({ ...tests(true), sufficient: false })).toBe(4);
    expect(qualityOf(tests(false))).toBe(0);
  });
});

describe("days", () => {
  it("count the next due day from the end of the attested period", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 7, max: 366 }), (end, cadence) => {
        const due = nextDueOf(end, cadence);
        expect((asDate(due).getTime() - asDate(end).getTime()) / 86_400_000).toBe(cadence);
        expect(dayOf(asDate(due))).toBe(due);
      }),
    );
  });

  it("open an attestation two weeks ahead", () => {
    expect(isOpening(plusDays(TODAY, 14), TODAY)).toBe(true);
    expect(isOpening(plusDays(TODAY, 15), TODAY)).toBe(false);
  });
});

describe("a justification", () => {
  it.each([
    "N/A",
    "n/a.",
    "-",
    "Not applicable",
    "none",
    "N/A for us",
    "Not applicable here!",
    "no",
  ])("is not “%s”", (text) => expect(saysNothing(text)).toBe(true));

  it("is a sentence", () => {
    expect(saysNothing("No secure areas are operated: there is no own server room.")).toBe(false);
    expect(saysNothing("Treats R-16")).toBe(false);
    expect(saysNothing("Required by customer contracts, security annex")).toBe(false);
  });
});

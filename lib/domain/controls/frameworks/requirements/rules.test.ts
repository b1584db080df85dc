import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { OperatingState } from "@/prisma/generated/enums";
import { type Answering, GROUP_OF, GROUPS, judge } from "./rules";

const asked = { isHeading: false, place: "" };
const control = (state: OperatingState, reference = "A.8.13", since: string | null = null) => ({
  ...{ reference, state, since },
});
const controls = fc.array(
  fc.record({
    reference: fc.integer({ min: 1, max: 34 }).map((n) => `A.8.${n}`),
    state: fc.constantFrom(...Object.values(OperatingState)),
    since: fc.constantFrom(null, "2026-10-01"),
  }),
  { minLength: 1, maxLength: 8 },
);
const rankOf = ({ state }: Answering) => {
  const group = GROUP_OF[state];
  return group === null ? null : GROUPS.indexOf(group);
};

describe("the standing of a requirement", () => {
  it.each([
    ["failed", "failing", "A.8.13 is attested as not effective."],
    ["overdue", "failing", "A.8.13 is overdue."],
    ["not_decided", "open", "A.8.13 is not decided."],
    ["planned", "open", "A.8.13 has no accepted attestation yet."],
    ["partial", "weak", "A.8.13 is attested as partly effective."],
    ["overdue_grace", "weak", "A.8.13 is late."],
    ["attested", "met", "A.8.13 is attested as effective."],
    ["effective", "met", "A.8.13 is attested as effective, and an audit saw the same."],
    ["excluded", "excluded", "A.8.13 is excluded; nothing else answers it."],
  ] as const)("follows from one control that is %s", (state, standing, why) => {
    expect(judge(asked, [control(state)])).toEqual({ standing, why });
  });

  it("is that of the worst, with the day, and says what stands better or does not count", () => {
    const found = judge(asked, [
      control("attested", "A.5.1"),
      control("overdue", "A.8.13", "2026-10-01"),
      control("excluded", "A.7.1"),
    ]);
    expect(found.standing).toBe("failing");
    expect(found.why).toBe(
      "A.8.13 is overdue since 2026-10-01; 1 other stands better; A.7.1 is excluded and not counted.",
    );
  });

  it("is a gap without a control, unless the management system answers it", () => {
    expect(judge(asked, [])).toEqual({ standing: "unanswered", why: "No control answers it." });
    expect(judge({ ...asked, place: "audit" }, []).standing).toBe("managed");
    expect(judge({ ...asked, place: "audit" }, [control("failed")]).standing).toBe("failing");
    expect(judge({ ...asked, isHeading: true }, [])).toEqual({ standing: "heading", why: "" });
  });

  it("names three and counts the others", () => {
    const many = [1, 2, 3, 4, 5].map((n) => control("excluded", `A.7.${n}`));
    expect(judge(asked, many).why).toBe(
      "A.7.1, A.7.2, A.7.3 and 2 more are excluded; nothing else answers it.",
    );
    const late = [1, 2, 3, 4, 5].map((n) => control("overdue", `A.7.${n}`));
    expect(judge(asked, late).why).toMatch(/; 2 more like this\.$/);
  });

  it("is never better than its worst control, whatever their order, and never a share", () => {
    fc.assert(
      fc.property(controls, (all) => {
        const { standing, why } = judge(asked, all);
        const ranks = all.map(rankOf).filter((rank) => rank !== null);
        const worst = ranks.length === 0 ? "excluded" : GROUPS[Math.min(...ranks)];
        expect(standing).toBe(worst);
        expect(judge(asked, all.toReversed()).standing).toBe(standing);
        expect(why).not.toMatch(/%|undefined|null/);
        expect(why).toMatch(/\.$/);
      }),
    );
  });

  it("does not improve when a counting control is added", () => {
    fc.assert(
      fc.property(controls, controls, (some, more) => {
        const order: readonly string[] = GROUPS;
        const before = order.indexOf(judge(asked, some).standing);
        const after = order.indexOf(judge(asked, [...some, ...more]).standing);
        if (before >= 0) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});

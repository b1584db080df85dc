import { expect, it } from "vitest";
import { type NextLine, STEPS, type Step } from "@/lib/domain/risks/next/schema";
import { nextLine, showsNext } from "./next-line";

const steps: readonly Step[] = Object.values(STEPS);
const next = (over: Partial<NextLine>): NextLine => ({
  ...{ step: "review", name: "Grace Adeyemi", party: null, yours: false, until: null },
  ...{ overdue: false, later: false, count: 1, isOpportunity: false },
  ...over,
});

it("says every step in one line, for whom it is and for others", () => {
  for (const step of steps) {
    for (const isOpportunity of [false, true]) {
      for (const count of [1, 3]) {
        const mine = nextLine(next({ step, yours: true, count, isOpportunity }));
        const theirs = nextLine(next({ step, count, isOpportunity }));
        expect(mine).toMatch(/^Your turn: [a-z]/);
        expect(theirs).toMatch(/^Next: Grace Adeyemi [a-z]/);
        expect(mine.slice(11)).not.toBe(theirs.slice(20));
      }
    }
  }
});

it("names the party where no person is meant, and the day where there is one", () => {
  expect(nextLine(next({ step: "complete", name: null, party: "compliance" }))).toBe(
    "Next: a compliance officer completes the plan",
  );
  expect(nextLine(next({ yours: true, until: "2027-01-10" }))).toBe(
    "Your turn: review it, due 10 Jan 2027",
  );
  expect(nextLine(next({ yours: true, until: "2027-03-10", later: true }))).toBe(
    "Next: you review it, due 10 Mar 2027",
  );
  expect(nextLine(next({ step: "carry_out", count: 2 }))).toBe(
    "Next: Grace Adeyemi carries out the first of 2 actions",
  );
  expect(nextLine(next({ until: "2026-11-20", overdue: true }))).toBe(
    "Next: Grace Adeyemi reviews it, was due 20 Nov 2026",
  );
  expect(nextLine(null)).toBe("Nothing is waiting.");
});

it("is read for the register where its column is shown", () => {
  expect(showsNext(undefined)).toBe(false);
  expect(showsNext("kind,next,method")).toBe(false);
  expect(showsNext("kind,method")).toBe(true);
  expect(showsNext("")).toBe(true);
});

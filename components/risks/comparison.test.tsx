import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { differencesOf } from "@/lib/domain/risks/assessments/comparison/rules";
import type { KeptAssessment } from "@/lib/domain/risks/assessments/comparison/schema";
import { DEFAULT_METHOD, scaleOf } from "@/lib/domain/risks/method/rules";
import { scored } from "@/lib/domain/risks/rules";
import { AssessmentComparison } from "./comparison";

const method = scaleOf(DEFAULT_METHOD);
const level = (likelihood: number, impact: number) => scored(method, { likelihood, impact });
const before: KeptAssessment = {
  ...{ id: "1", at: "2026-05-04T09:00:00Z", by: "Grace Adeyemi", trigger: "half-yearly", method },
  ...{ inherent: level(5, 3), current: level(5, 3), residual: level(5, 3) },
  ...{ reasonLikelihood: "Twice a year", reasonImpact: "Customers", override: null },
  ...{ links: [], planned: [] },
};
const links = [
  {
    ...{ controlId: "c1", reference: "A.8.20", side: "likelihood" as const },
    ...{ strength: "strong" as const, state: "attested" as const },
  },
];
const after: KeptAssessment = {
  ...{ ...before, id: "2", at: "2026-11-23T09:00:00Z", by: "Priya Raman", links },
  ...{ current: level(3, 3), residual: level(3, 3), method: { ...method, edition: "1.1" } },
};
const shown = (from: KeptAssessment, to: KeptAssessment) =>
  renderToStaticMarkup(
    <AssessmentComparison
      comparison={{
        risk: { id: "r", reference: "R-1", title: "Port reachable" },
        choices: [],
        ...{ from, to, differences: differencesOf(from, to) },
      }}
    />,
  );

it("tells what differs, and reckons each assessment by its own method and links", () => {
  const html = shown(before, after);
  expect(html).toContain("A.8.20: linked");
  expect(html).toContain("How that of 4 May 2026, 09:00 UTC was computed, by method 1.0");
  expect(html).toContain("How that of 23 Nov 2026, 09:00 UTC was computed, by method 1.1");
  expect(html).toContain("5 × (1 − 0.480) = 2.60, rounded up 3");
  expect(html).toContain("A.8.20, strong on likelihood, attested");
});

it("says when nothing differs, and shows one assessment once", () => {
  const html = shown(before, before);
  expect(html).toContain("Nothing differs but the day and the words.");
  expect(html.match(/was computed, by method/g)).toHaveLength(1);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { health } from "@/components/words/health";
import type { HealthFinding } from "@/lib/domain/risks/health/schema";
import { HealthRules } from "./health-rules";

const rule = (id: string, count: number): HealthFinding => ({
  ...{ id, title: `Rule ${id}`, why: "It matters.", clause: "8.2", severity: "high" },
  ...{ mend: "Mend it", count: Math.min(count, 1000), isCapped: count > 1000 },
});
const shown = (...rules: HealthFinding[]) =>
  renderToStaticMarkup(<HealthRules rules={rules} base="/risks/health" words={health} />);

it("leads from each rule that found something to its rows", () => {
  const html = shown(rule("one", 1), rule("many", 5000), rule("none", 0));
  expect(html).toContain('href="/risks/health/one"');
  expect(html).toContain("1 row<");
  expect(html).toContain("more than 1000 rows");
  expect(html).not.toContain('href="/risks/health/none"');
  expect(html).toContain("1 rule finds nothing");
});

it("says that nothing was found", () => {
  expect(shown(rule("none", 0))).toContain("No rule finds anything.");
});

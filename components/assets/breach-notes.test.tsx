import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BreachNotes } from "./breach-notes";

const breach = {
  ...{ id: "1", name: "Logs for a bug", reference: "DF-13", proposal: null },
  why: "It brings personal data of Call logs in Production into Development (Pairs).",
};
const proposal = {
  ...{ id: "2", reference: "P-1", threat: "pii-exposure", version: 2, about: "1" },
  ...{ state: "accepted" as const, asset: { reference: "A-2", name: "Pairs" } },
  risk: { reference: "R-30", title: "Names in development" },
};
const shown = (told: Parameters<typeof BreachNotes>[0]["told"], more = false) =>
  renderToStaticMarkup(<BreachNotes asset="A-1" told={told} more={more} />);

it("tells a breach at an asset with its reason, its flow and the way on", () => {
  const html = shown([breach]);
  expect(html).toContain("Breach of separation");
  expect(html).toContain(breach.why);
  expect(html).toContain('href="/assets/flows/DF-13"');
  expect(html).toContain('href="/assets/A-1/flows"');
});

it("leads to the risk that it became, and says nothing where there is none", () => {
  const html = shown([{ ...breach, reference: null, proposal }], true);
  expect(html).toContain('href="/risks/R-30"');
  expect(html).not.toContain("/assets/flows/");
  expect(html).toContain("more than are shown");
  expect(shown([])).toBe("");
});

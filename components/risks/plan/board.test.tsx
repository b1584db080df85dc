import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { BoardColumn, TreatmentCard } from "@/lib/domain/risks/treatments/schema";
import { Board } from "./board";

const can: TreatmentCard["can"] = {
  ...{ edit: true, approve: false, moveDue: false, cancel: false, start: false, report: false },
  ...{ finish: false, verify: false, return: false, needsReview: null },
};
const card = (over: Partial<TreatmentCard> = {}): TreatmentCard => ({
  ...{ id: "1", reference: "R-05-T1", action: "Extend <b>the</b> suite", option: "modify" },
  ...{ state: "in_progress", band: "high", controls: ["A.8.29"], verifier: null, version: 3 },
  risk: { id: "r", reference: "R-05", title: "Injection", state: "in_treatment" },
  responsible: { id: "p", reference: "u-oskar", name: "Oskar Lund" },
  ...{ due: "2026-12-12", daysLate: 0, escalation: 0, resources: "", cost: 9500, progress: 40 },
  ...{ can, ...over },
});
const shown = (column: Partial<BoardColumn>, filter = "") =>
  renderToStaticMarkup(
    <MantineProvider>
      <Board
        columns={[{ state: "in_progress", total: 1, cards: [card()], ...column }]}
        today="2026-11-23"
        filter={filter}
      />
    </MantineProvider>,
  );

it("shows of each card what it is, who does it until when, and what it takes", () => {
  const html = shown({});
  for (const said of ["In progress (1)", "R-05-T1", "A.8.29", "Oskar Lund", "40 %", "9,500 EUR"]) {
    expect(html).toContain(said);
  }
  expect(html).toContain("Extend &lt;b&gt;the&lt;/b&gt; suite");
  expect(html).toContain('href="/risks/R-05#R-05-T1"');
});

it("offers to move a card only to who may, behind one word for the keyboard", () => {
  expect(shown({})).not.toContain("<summary");
  const html = shown({ cards: [card({ can: { ...can, report: true, finish: true } })] });
  expect(html).toContain('<summary aria-label="Move R-05-T1">Move</summary>');
  for (const label of ["Report progress", "Mark as done"]) expect(html).toContain(label);
  expect(html).not.toContain("Cancel action");
});

it("says what waits for the plan of its risk, and what was told further up", () => {
  const risk = {
    id: "r",
    reference: "R-05",
    title: "Injection",
    state: "treatment_planned",
  } as const;
  const html = shown({
    cards: [card({ state: "proposed", escalation: 2, risk, can: { ...can, approve: true } })],
  });
  expect(html).toContain("Approved with the plan of its risk");
  expect(html).toContain("Escalated to the risk owner");
});

it("leads to the table for what does not fit, with the filter of the page", () => {
  expect(shown({})).not.toContain("See all");
  const html = shown({ total: 120 }, "band=high");
  expect(html).toContain("1 of 120 shown");
  expect(html).toContain('href="/risks/plan?state=in_progress&amp;band=high"');
});

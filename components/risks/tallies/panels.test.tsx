import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DEFAULT_METHOD, scaleOf } from "@/lib/domain/risks/method/rules";
import { cellsOf } from "@/lib/domain/risks/tallies/rules";
import type { RiskMatrix, RiskSummary } from "@/lib/domain/risks/tallies/schema";
import { AbovePanel } from "./above-panel";
import { AgeingPanel } from "./ageing-panel";
import { MatrixPanel } from "./matrix-panel";

const shown = (panel: ReactNode) =>
  renderToStaticMarkup(<MantineProvider>{panel}</MantineProvider>).replaceAll("&amp;", "&");
const OPEN = "identified,assessed,treatment_planned,in_treatment,monitored,accepted";

const matrix: RiskMatrix = {
  of: "current",
  counts: cellsOf([{ key: "44", count: 3 }]),
  total: 3,
  unassessed: 0,
  scale: scaleOf(DEFAULT_METHOD),
  movement: {
    since: "2026-10-24",
    before: cellsOf([
      { key: "44", count: 1 },
      { key: "22", count: 2 },
    ]),
    rose: [{ band: "high", count: 2 }],
    fell: [],
    isCapped: false,
    rated: 0,
    ratedIsCapped: false,
    closed: 0,
  },
};

it("shows each count with what it was, leading to its risks", () => {
  const html = shown(<MatrixPanel matrix={matrix} path="/" />);
  expect(html).toContain(`href="/risks?l=4&i=4&of=current&state=${OPEN}"`);
  expect(html).toContain("was 1");
  expect(html).toContain("was 2");
  expect(html).toContain("2 rose into High");
  expect(html).toContain(
    `href="/risks?of=current&band=high&moved=up&since=2026-10-24&state=${OPEN}"`,
  );
  expect(html).toContain('href="/?of=residual&since=2026-10-24"');
  expect(html).toContain('value="2026-10-24"');
});

it("says when nothing moved, and when more moved than are counted", () => {
  const { movement } = matrix;
  if (!movement) throw new Error("no movement");
  const still = { ...matrix, movement: { ...movement, rose: [] } };
  expect(shown(<MatrixPanel matrix={still} path="/" />)).toContain("No risk changed its level");
  const fresh = { ...still, movement: { ...still.movement, rated: 4, closed: 1 } };
  const told = shown(<MatrixPanel matrix={fresh} path="/" />);
  expect(told).not.toContain("No risk changed");
  expect(told).toContain("4 rated for the first time");
  expect(told).toContain("moved=rated&since=2026-10-24");
  expect(told).toContain("1 closed");
  const many = { ...matrix, movement: { ...movement, isCapped: true } };
  const html = shown(<MatrixPanel matrix={many} path="/" />);
  expect(html).toContain("More than 1,000 risks");
  expect(html).not.toContain("rose into");
});

const summary: RiskSummary = {
  open: 9,
  above: [
    { band: "high", count: 2 },
    { band: "critical", count: 0 },
  ],
  ageing: [
    { age: "quarter", assessed: "2026-09..", count: 6 },
    { age: "never", assessed: "never", count: 3 },
  ],
  reviews: { overdue: 1, soon: 0, later: 5, none: 3 },
  states: [],
  editions: [],
  edition: "1.0",
};

it("states what is above appetite and what is old", () => {
  const above = shown(<AbovePanel summary={summary} />);
  expect(above).toContain("2 of 9 open risks are above what the owner may accept");
  expect(above).toContain(
    'href="/risks?band=high&state=identified,assessed,treatment_planned,in_treatment,monitored"',
  );
  const ageing = shown(<AgeingPanel summary={summary} />);
  expect(ageing).toContain(
    "3 of 9 open risks were not assessed in the last year; 1 review is overdue.",
  );
  expect(ageing).toContain("assessed=2026-09..");
  expect(ageing).toContain('aria-label="3 assessed: never"');
  expect(ageing).toContain("review=overdue");
});

it("says so where the address names no day, and boasts of nothing where no risk is open", () => {
  const html = shown(<MatrixPanel matrix={{ ...matrix, movement: null }} path="/" />);
  expect(html).toContain("nothing is compared");
  const none = { ...summary, open: 0, above: [], ageing: [] };
  expect(shown(<AgeingPanel summary={none} />)).toContain("No risk is open.");
  expect(shown(<AbovePanel summary={none} />)).toContain("No risk is open.");
});

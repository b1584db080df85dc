import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { addressOf, countedBy } from "@/lib/domain/risks/tallies/rules";
import { Narrowed } from "./narrowed";

const told = (address: string) =>
  renderToStaticMarkup(
    <Narrowed params={Object.fromEntries(new URL(address, "http://x").searchParams)} />,
  ).replaceAll("&amp;", "&");

it("says what a number of the dashboard narrowed the register to, and leads back", () => {
  const cell = told(addressOf(countedBy.cell("residual", 3, 4)));
  expect(cell).toContain("Only risks with residual likelihood 3 and impact 4.");
  expect(cell).toMatch(/href="\/risks\?state=identified,[a-z_,]+"/);
  expect(told(addressOf(countedBy.moved("current", "high", "up", "2026-10-01")))).toContain(
    "Only risks whose current level rose since 1 Oct 2026.",
  );
  expect(told(addressOf(countedBy.rated("current", "2026-10-01")))).toContain(
    "Only risks that were rated for the first time since 1 Oct 2026.",
  );
  expect(told(addressOf(countedBy.aged("never")))).toContain("that were never assessed.");
  expect(told(addressOf(countedBy.aged("..2025-11")))).toContain("assessed in 2025-11 or earlier.");
});

it("says that a movement without its day, or a day without its movement, was left out", () => {
  expect(told("/risks?moved=up")).toContain("was left out: it needs a day since which");
  expect(told("/risks?since=2026-10-01")).toContain("was left out: it needs which way");
});

it("is silent where the filters of the list say all", () => {
  expect(told("/risks?band=high&state=closed&q=x")).toBe("");
});

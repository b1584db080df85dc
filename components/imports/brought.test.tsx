import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ImportRecord } from "@/lib/domain/risks/imports/schema";
import { BroughtAssets } from "./brought";

const asset = { reference: "A-0001", name: "Tiny", kind: "model" as const, created: false };
const record: ImportRecord = {
  ...{ id: "1", reference: "B-0001", title: "README.md", by: "Anton", at: "2026-11-23T10:00:00Z" },
  ...{ created: 2, updated: 1, undoneAt: "2026-11-23T11:00:00Z", undoUntil: "", mayUndo: true },
  ...{ against: [], assets: [], withProposals: [] },
};

it("says what is left of an import that was taken back, and counts nothing that is gone", () => {
  const gone = renderToStaticMarkup(<BroughtAssets record={record} />);
  expect(gone).toContain("Nothing of it is left in the inventory.");
  const left = renderToStaticMarkup(<BroughtAssets record={{ ...record, assets: [asset] }} />);
  expect(left).toContain("These are as they were before.");
  for (const page of [gone, left]) expect(page).not.toContain("are shown");
});

it("counts what is more than a page shows", () => {
  const page = renderToStaticMarkup(
    <BroughtAssets record={{ ...record, undoneAt: null, assets: [asset] }} />,
  );
  expect(page).toContain("The first 1 of 3 are shown");
});

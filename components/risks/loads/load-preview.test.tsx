import { MantineProvider } from "@mantine/core";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { LoadPreview as Preview } from "@/lib/domain/risks/loads/schema";
import { DEFAULT_METHOD, scaleOf } from "@/lib/domain/risks/method/rules";
import { loadLabels } from "./labels";
import { LoadPreview } from "./load-preview";

const labels = loadLabels([], scaleOf(DEFAULT_METHOD));
/** Nobody goes anywhere. */
const stay = () => undefined;
const router = {
  ...{ back: stay, forward: stay, refresh: stay, push: stay, replace: stay, prefetch: stay },
  ...{ bfcacheId: "0", experimental_gesturePush: stay },
};
const row = (line: number, over: Partial<Preview["rows"][number]> = {}) => ({
  ...{ line, action: "create" as const, reference: null, title: `Row ${line}` },
  ...{ changes: [], like: null, ...over },
});
const preview: Preview = {
  ...{ created: 1, updated: 0, same: 0, there: 2, problems: [], wrong: 0, unknown: [], voids: [] },
  rows: [
    row(2),
    row(3, { action: "there", reference: "R-05" }),
    row(4, { action: "there", like: 2 }),
  ],
  before: null,
  seen: "",
};
const shown = (given: Preview) =>
  renderToStaticMarkup(
    <AppRouterContext.Provider value={router}>
      <MantineProvider>
        <LoadPreview
          {...{ input: {}, preview: given, labels, doubles: false }}
          onDoubles={async () => null}
        />
      </MantineProvider>
    </AppRouterContext.Provider>,
  );

it("says what is there already and where, and offers to bring it in all the same", () => {
  const page = shown(preview);
  expect(page).toContain("2 rows are already there and left out.");
  expect(page).toMatch(/Already there: left out.*href="\/risks\/R-05"/);
  expect(page).toContain("As in row 2");
  expect(page).toContain("Bring in rows that are already there too");
  expect(shown({ ...preview, there: 0 })).not.toContain("Bring in rows");
});

it("names the import of the same table, and asks for a choice", () => {
  const before = { batch: "B-0012", title: "r.csv", by: "Priya Raman", at: "2026-11-20T09:00:00Z" };
  const page = shown({ ...preview, before });
  expect(page).toContain("The same table was imported before, as B-0012");
  expect(page).toMatch(/Priya Raman imported it from “r.csv” at [^<]*2026/);
  expect(page).toMatch(/data-path="again" required="" type="checkbox"/);
  // Where nothing would change, there is nothing to choose.
  expect(shown({ ...preview, created: 0, before })).not.toContain("again");
});

it("tells a fault of many rows once, counts every cell, and lists no rows where none is good", () => {
  const fault = { column: "Cause (no column)", value: "", message: "Fill it in." };
  const problems = [
    { ...fault, line: 2, rows: 1200 },
    { ...fault, line: 7, rows: 1, column: "Owner", value: "Nobody" },
  ];
  const page = shown({ ...preview, created: 0, there: 0, rows: [], problems, wrong: 1201 });
  expect(page).toContain("1,201 cells have to be corrected");
  expect(page).toContain("2 and 1,199 more");
  expect(page).toMatch(/<td>7<\/td><td>Owner/);
  expect(page).not.toContain("Only rows that change something");
});

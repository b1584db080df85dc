import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FileList } from "./file-list";
import { grouped } from "./groups";
import { importLabels } from "./labels";
import { NamesForm } from "./names-form";

const labels = importLabels();
const shown = (page: ReactNode) => renderToStaticMarkup(<MantineProvider>{page}</MantineProvider>);
const nothing = async () => undefined;

it("asks for a name where a file says none, with that of its folder proposed", () => {
  const drafts = [
    { kind: "model" as const, name: "Pebble" },
    { kind: "model" as const, name: "Unnamed model", source: "tiny/config.json" },
  ];
  const page = shown(<NamesForm drafts={drafts} labels={labels} onNamed={nothing} />);
  expect(page).toContain("Model in tiny/config.json");
  expect(page).toMatch(/<input[^>]*required[^>]*value="tiny"/);
  expect(page).not.toContain("Pebble");
});

it("offers to leave out what cannot be read, and nothing else", () => {
  const good = { file: null, path: "a.md", error: null };
  const card = { format: "card", drafts: [{ kind: "model" as const, name: "a" }], warnings: [] };
  const files = [
    { ...good, read: card },
    { file: null, path: "b.json", read: null, error: "The file is empty." },
  ];
  const page = shown(<FileList files={files} labels={labels} onLeaveOut={() => undefined} />);
  expect(page.match(/Leave out/g)).toHaveLength(1);
  expect(page).toContain("The file is empty.");
});

it("counts rows until columns are named, and what a card only names", () => {
  const columns = { headers: ["A"], mapping: {}, rows: 12, sample: [] };
  const relation = { type: "trained_on" as const, to: { kind: "dataset" as const, name: "Pairs" } };
  const files = [
    {
      ...{ file: null, path: "t.csv", error: null },
      read: { format: "table", drafts: [], warnings: [], columns },
    },
    {
      ...{ file: null, path: "c.md", error: null },
      read: {
        format: "card",
        drafts: [{ kind: "model" as const, name: "m", relations: [relation] }],
        warnings: [],
      },
    },
  ];
  const page = shown(<FileList files={files} labels={labels} onLeaveOut={() => undefined} />);
  expect(page).toContain("12 rows, columns not named yet");
  expect(page).toContain("1 asset. It names 1 other that is added where it is not there");
  expect(page).not.toContain("0 assets");
});

it("groups the fields of a table, and narrows facts to the kind of all rows", () => {
  const all = grouped(labels, undefined, []);
  const ofModels = grouped(labels, "model", []);
  expect(all[0]?.group).toBe("Every asset");
  const count = (groups: typeof all) => groups.flatMap((one) => one.items).length;
  expect(count(all)).toBe(labels.fields.length);
  expect(count(ofModels)).toBeLessThan(count(all));
  const left = labels.fields.find((one) => one.kinds.length > 0 && !one.kinds.includes("model"));
  const kept = grouped(labels, "model", [left?.value ?? ""]);
  expect(count(kept)).toBe(count(ofModels) + 1);
});

import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import { ImportPreview } from "./import-preview";
import { importLabels } from "./labels";

const plan: ImportAnswer = {
  ...{ created: 0, updated: 0, unchanged: 1, relations: 0 },
  ...{ warnings: [], items: [], proposals: [], voids: { rows: [], isCut: false } },
};
const shown = (voids: ImportAnswer["voids"]) =>
  renderToStaticMarkup(
    <MantineProvider>
      <ImportPreview input={{}} plan={{ ...plan, voids }} labels={importLabels()} />
    </MantineProvider>,
  );
const stake = (at: number): ImportAnswer["voids"]["rows"][number] => ({
  ...{ id: `${at}`, reference: `AC-${at}`, because: ["facts"], reached: [] },
  risk: { reference: `R-${at}`, title: "Port reachable" },
});

it("says before it imports which acceptances fall, the first of many by name", () => {
  expect(shown({ rows: [], isCut: false })).not.toContain("voids");
  const two = shown({ rows: [stake(1), stake(2)], isCut: false });
  expect(two).toContain("This change voids 2 acceptances");
  expect(two).toContain(
    "AC-2</a> of R-2 Port reachable: the class or exposure of an asset changes",
  );
  const many = Array.from({ length: 1000 }, (_, at) => stake(at));
  const cut = shown({ rows: many, isCut: true });
  expect(cut).toContain("This change voids at least 1,000 acceptances");
  expect(cut).toContain("and 990 more");
});

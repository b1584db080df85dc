import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FilterBar } from "./filter-bar";

const filter = (name: string) => ({
  ...{ name, label: name.toUpperCase(), options: [{ value: "a", label: "A" }] },
});
const shown = (names: readonly string[], chosen: Record<string, string[]> = {}) =>
  renderToStaticMarkup(
    <MantineProvider>
      <FilterBar filters={names.map(filter)} chosen={chosen} onChange={() => {}} />
    </MantineProvider>,
  );

it("puts several filters behind one button, closed at first, that counts what is chosen", () => {
  const html = shown(["kind", "state"], { kind: ["a"] });
  const [, controlled = ""] = /aria-expanded="false" aria-controls="([^"]+)"/.exec(html) ?? [];
  expect(html).toContain(`id="${controlled}"`);
  expect(html).toContain("Filters (1)");
  expect(html).toContain("KIND (1)");
  expect(html).not.toContain("data-open");
});

it("needs no such button for a single filter, or for none", () => {
  expect(shown(["kind"])).not.toContain("aria-expanded");
  expect(shown(["kind"])).toContain("data-open");
  expect(shown([])).not.toContain("Filters");
});

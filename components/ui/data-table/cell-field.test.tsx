import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CellField } from "./cell-field";
import type { CellEdit } from "./columns";
import { FoundChoices } from "./found-choices";

const nothing = () => undefined;
const field = (edit: Pick<CellEdit<never>, "kind" | "options">, value: string) =>
  renderToStaticMarkup(
    <CellField
      edit={edit}
      value={value}
      label="Owner of R-05"
      onSave={nothing}
      onCancel={nothing}
      onMove={() => false}
    />,
  );

describe("a value that is edited where it stands", () => {
  it("is in a field of its kind with a name, and the keys are told", () => {
    const text = field({ kind: "text" }, "Port <open>");
    expect(text).toContain('aria-label="Owner of R-05"');
    expect(text).toContain('value="Port &lt;open&gt;"');
    expect(text).toContain("Enter saves");
    expect(field({ kind: "number" }, "30")).toContain('type="number"');
    const options = [
      { value: "u-1", label: "Grace" },
      { value: "u-2", label: "Daan" },
    ];
    expect(field({ kind: "choice", options }, "u-2")).toMatch(/<option value="u-2" selected/);
    // Who left is no choice for others, and stays where nobody chooses another.
    expect(field({ kind: "choice", options }, "u-9")).toMatch(/<option value="u-9" selected/);
  });
});

it("a filter among many records shows what is chosen before anything is searched", () => {
  const source = { url: "/x", read: () => ({ value: "", label: "" }) };
  const page = renderToStaticMarkup(
    <MantineProvider>
      <FoundChoices legend="Asset" source={source} chosen={["A-0007"]} onChange={nothing} />
    </MantineProvider>,
  );
  expect(page).toContain("A-0007");
  expect(page).toContain('aria-label="Search in Asset"');
  expect(page).not.toContain("Searching");
});

import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AtStake } from "@/lib/domain/risks/acceptances/stakes/schema";
import { StakesNote } from "./stakes-note";

const shown = (because: AtStake["rows"][number]["because"], reached: string[] = []) =>
  renderToStaticMarkup(
    <MantineProvider>
      <StakesNote
        rows={[
          {
            id: "1",
            reference: "AC-1",
            risk: { reference: "R-1", title: "Port" },
            because,
            reached,
          },
        ]}
        isCut={false}
      />
    </MantineProvider>,
  );

it("says that a lower class or exposure voids too, where that is what changes", () => {
  expect(shown(["facts", "score"])).toContain("A lower class or exposure voids too");
  expect(shown(["assets"])).not.toContain("A lower class");
  expect(shown(["scenario"])).not.toContain("A lower class");
});

it("links the acceptance and names the assets that another class reaches", () => {
  const note = shown(["reached"], ["A-7", "A-8", "A-9", "A-10"]);
  expect(note).toContain("This change voids 1 acceptance");
  expect(note).toContain('href="/risks/R-1#AC-1"');
  expect(note).toContain("reaches A-7, A-8, A-9 and 1 more along its relations");
  expect(note).toContain("A lower class or exposure voids too");
});

it("is not there where nothing falls", () => {
  const none = renderToStaticMarkup(<StakesNote rows={[]} isCut={false} />);
  expect(none).toBe("");
  const cut = renderToStaticMarkup(<StakesNote rows={[]} isCut />);
  expect(cut).toContain("More acceptances hang on this change than are looked at");
});

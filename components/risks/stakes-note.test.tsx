import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AtStake } from "@/lib/domain/risks/acceptances/stakes/schema";
import { StakesNote } from "./stakes-note";

const shown = (because: AtStake["rows"][number]["because"]) =>
  renderToStaticMarkup(
    <MantineProvider>
      <StakesNote
        rows={[{ id: "1", reference: "AC-1", risk: { reference: "R-1", title: "Port" }, because }]}
        isCut={false}
      />
    </MantineProvider>,
  );

it("says that a lower class or exposure voids too, where that is what changes", () => {
  expect(shown(["facts", "score"])).toContain("A lower class or exposure voids too");
  expect(shown(["assets"])).not.toContain("A lower class");
  expect(shown(["scenario"])).not.toContain("A lower class");
});

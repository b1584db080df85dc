import { MantineProvider } from "@mantine/core";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import {
  type DifferenceLine,
  LINE_LABELS,
  LINE_TONES,
} from "@/lib/domain/controls/frameworks/editions/schema";
import { DifferenceLines } from "./difference-lines";

/** Nobody goes anywhere. */
const stay = () => undefined;
const router = {
  ...{ back: stay, forward: stay, refresh: stay, push: stay, replace: stay, prefetch: stay },
  ...{ bfcacheId: "0", experimental_gesturePush: stay },
};
const side = (ref: string, title: string) => ({ id: ref, ref, title, text: "", version: 1 });
const moved: DifferenceLine = {
  ...{ id: "1", kind: "moved", changes: ["moved", "reworded"], isSettled: false },
  ...{ former: side("CC6.2", "Accounts"), fresh: side("CC6.3", "Accounts") },
  ...{ score: 95, reason: "Same title; it was CC6.2.", controls: ["A.5.16"] },
};
const removed: DifferenceLine = {
  ...{ id: "2", kind: "removed", changes: [], isSettled: true, former: side("CC9", "Gone") },
  ...{ fresh: null, score: 0, reason: "", controls: [] },
};
const shown = (lines: DifferenceLine[], mayDecide: boolean) =>
  renderToStaticMarkup(
    <AppRouterContext.Provider value={router}>
      <MantineProvider>
        <DifferenceLines
          difference={{
            framework: { id: "f", reference: "soc2-2024", version: 1 },
            ...{ lines, formers: [] },
          }}
          {...{ labels: LINE_LABELS, tones: LINE_TONES, mayDecide }}
        />
      </MantineProvider>
    </AppRouterContext.Provider>,
  );

it("says of each line what it was, is and why, and lets an officer choose those that wait", () => {
  const page = shown([moved, removed], true);
  expect(page).toContain("Moved, Reworded");
  expect(page).toMatch(/CC6\.2 Accounts.*CC6\.3 Accounts.*Same title; it was CC6\.2\. 95 of 100/);
  expect(page).toContain("Choose all that wait");
  expect(page).toMatch(/aria-label="Choose CC9"[^>]*disabled=""/);
  // What is removed follows nothing that could be chosen otherwise.
  expect(page.match(/aria-haspopup="dialog"/g)).toHaveLength(1);
});

it("only shows where nobody may decide, and says so where nothing is different", () => {
  const page = shown([moved], false);
  expect(page).not.toMatch(/checkbox|aria-haspopup/);
  expect(page).toContain("Waits");
  expect(shown([], true)).toContain("Nothing is different.");
});

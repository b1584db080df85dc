import { MantineProvider } from "@mantine/core";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { CompareChoice as OfMethod } from "@/components/method/compare-choice";
import { CompareChoice as OfScope } from "@/components/scope/compare-choice";

/** Nobody goes anywhere. */
const stay = () => undefined;
const router = {
  ...{ back: stay, forward: stay, refresh: stay, push: stay, replace: stay, prefetch: stay },
  ...{ bfcacheId: "0", experimental_gesturePush: stay },
};

it.each([OfMethod, OfScope])("is one form for every document with editions", (Choice) => {
  const page = renderToStaticMarkup(
    <AppRouterContext.Provider value={router}>
      <MantineProvider>
        <Choice editions={["1.0", "1.1"]} from="1.0" to="1.1" />
      </MantineProvider>
    </AppRouterContext.Provider>,
  );
  expect(page).toMatch(/<form[^>]*aria-label="Choose editions"/);
  expect(page).toMatch(/name="from".*<option value="1.0" selected="">/);
  expect(page).toMatch(/name="to".*<option value="1.1" selected="">/);
});

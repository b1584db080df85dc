import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { resolver, theme } from "./theme";

/**
 * The library would write the theme's variables into every page. They are the same for everybody, so
 * they stand in `theme.css`, which this test writes (`npx vitest -u --project unit theme`).
 */
it("stands in the style sheet", async () => {
  const page = renderToStaticMarkup(
    <MantineProvider theme={theme} cssVariablesResolver={resolver} withGlobalClasses={false} />,
  );
  const [, css = ""] = /<style data-mantine-styles="true">(.*)<\/style>/s.exec(page) ?? [];
  expect(css).toContain("--mantine-color-brand-filled");
  const lines = css
    .replaceAll(/;(?=\S)/g, ";\n  ")
    .replaceAll(/\s*\{/g, " {\n  ")
    .replaceAll(/\s*\}/g, "\n}\n");
  await expect(`/* Written by theme.test.tsx from theme.ts. */\n${lines}`).toMatchFileSnapshot(
    "theme.css",
  );
});

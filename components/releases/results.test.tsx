import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { IgnoredSection } from "./results";

const digest = `sha256:${"ab".repeat(32)}`;
const ignored = [
  {
    ...{ reference: "EVAL-007", suite: "mmlu" },
    why: `It was measured on another digest: ${digest}.`,
  },
];

it("leads to each result that does not count, and shortens the digest it names", () => {
  const html = renderToStaticMarkup(<IgnoredSection release={{ outlook: { ignored } }} />);
  expect(html).toContain('href="/assets/evaluations/EVAL-007"');
  expect(html).toContain("It was measured on another digest: <code");
  expect(html).toContain(`>${digest.slice(0, 19)}…</code>.`);
  expect(html).not.toContain(`>${digest}`);
  expect(renderToStaticMarkup(<IgnoredSection release={{ outlook: { ignored: [] } }} />)).toBe("");
});

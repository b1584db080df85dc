import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ChartFrame } from "./frame";

it("says the finding, and the same numbers as a table", () => {
  const shown = renderToStaticMarkup(
    <ChartFrame
      caption="Current fell from 16 to 9"
      series={[
        { key: "current", label: "Current" },
        { key: "residual", label: "Residual" },
      ]}
      rows={[
        { id: "1", label: "R-25", href: "/risks/R-25", values: { current: 16, residual: 4 } },
        { id: "2", label: "1 March", values: { current: 9 } },
      ]}
      rowLabel="Risk"
      height={240}
    >
      <p>drawing</p>
    </ChartFrame>,
  );
  expect(shown).toContain("<figcaption>Current fell from 16 to 9</figcaption>");
  expect(shown).toMatch(/height:240px[^>]*><p>drawing<\/p>/);
  expect(shown).toContain('<th scope="row"><a href="/risks/R-25">R-25</a></th><td>16</td>');
  expect(shown).toContain('<th scope="row">1 March</th><td>9</td><td></td>');
});

import { MantineProvider } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { PropsWithChildren } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FormContext } from "@/components/ui/form/form-context";
import type { Values } from "@/components/ui/form/values";
import { DEFAULT_METHOD } from "@/lib/domain/risks/method/rules";
import { ProblemsNow } from "./problems-now";

const { edition: _edition, ...shipped } = DEFAULT_METHOD;

function Form({ initial, children }: PropsWithChildren<{ initial: Values }>) {
  const form = useForm<Values>({ mode: "uncontrolled", initialValues: initial });
  return <FormContext value={{ form, rules: new Map() }}>{children}</FormContext>;
}
const said = (over: object) =>
  renderToStaticMarkup(
    <MantineProvider>
      <Form initial={{ ...shipped, ...over }}>
        <ProblemsNow text={shipped} />
      </Form>
    </MantineProvider>,
  );
const withBand = (at: number, given: object) => ({
  bands: shipped.bands.map((band, index) => (index === at ? { ...band, ...given } : band)),
});

it("says while one writes what submitting would refuse", () => {
  expect(said({})).toContain("Bands cover 1 to 25");
  expect(said(withBand(1, { to: 10 }))).toContain("high begins at 10; it has to begin at 11.");
  expect(said(withBand(3, { authority: "risk_owner", longestDays: 30 }))).toContain(
    "Nobody may accept a critical risk",
  );
  expect(said({ treatment: " " })).toContain("Describe it before you submit.");
});

it("takes what a field holds while it is being written: nothing, or digits", () => {
  expect(said(withBand(1, { to: "" }))).toContain("medium ends at 0, before it begins.");
  expect(said(withBand(1, { to: "9" }))).toContain("Bands cover 1 to 25");
  expect(said({ strengths: { ...shipped.strengths, strong: "" } })).toContain("stronger design");
});

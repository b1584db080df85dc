import { MantineProvider } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { PropsWithChildren } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FormContext } from "./form-context";
import { SelectField } from "./select-fields";
import type { Values } from "./values";

function Form({ initial, children }: PropsWithChildren<{ initial: Values }>) {
  const form = useForm<Values>({ mode: "uncontrolled", initialValues: initial });
  return <FormContext value={{ form, rules: new Map() }}>{children}</FormContext>;
}
const shown = (value: string) =>
  renderToStaticMarkup(
    <MantineProvider>
      <Form initial={{ zone: value }}>
        <SelectField name="zone" label="Zone" options={[{ value: "edge", label: "Edge" }]} />
      </Form>
    </MantineProvider>,
  );
const CLEARS = /ClearButton|CloseButton/;

it("offers to take a choice back only where there is one", () => {
  expect(shown("edge")).toMatch(CLEARS);
  expect(shown("")).not.toMatch(CLEARS);
});

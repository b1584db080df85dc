"use client";

import { Fieldset, Stack } from "@mantine/core";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { facts as words } from "@/components/words/facts";
import type { FactField, FactGroup, Facts } from "@/lib/domain/assets/facts/schema";
import type { Option } from "./asset-values";
import { sendingFacts, shownAs } from "./fact-values";
import { describeAsset } from "./material-actions";

interface DescribeFormProps {
  id: string;
  version: number;
  fields: readonly FactField[];
  groups: Readonly<Record<FactGroup, string>>;
  yesNo: readonly Option[];
  facts: Facts;
}

/** What an asset of this kind can say of itself, drawn from the catalogue of facts. */
export function DescribeForm({ id, version, fields, groups, yesNo, facts }: DescribeFormProps) {
  const names = [...new Set(fields.map((one) => one.group))];
  const initial = Object.fromEntries(fields.map(({ key }) => [key, shownAs(facts[key])]));
  return (
    <CommandForm
      command={sendingFacts(describeAsset, fields, facts)}
      fixed={{ id, version }}
      initial={{ facts: initial }}
      done={words.described}
    >
      {names.map((name) => (
        <Fieldset key={name} legend={groups[name]}>
          <Stack gap="sm">
            {fields
              .filter((one) => one.group === name)
              .map((one) => (
                <FactInput key={one.key} field={one} yesNo={yesNo} />
              ))}
          </Stack>
        </Fieldset>
      ))}
    </CommandForm>
  );
}

interface FactInputProps {
  field: FactField;
  yesNo: readonly Option[];
}

function FactInput({ field, yesNo }: FactInputProps) {
  const { key, label, help, type, options = {} } = field;
  const shared = {
    name: `facts.${key}`,
    label,
    keepEmpty: true,
    ...(help && { description: help }),
  };
  switch (type) {
    case "yes_no":
      return <SelectField {...shared} options={[...yesNo]} placeholder={words.notSaid} />;
    case "choice":
      return (
        <SelectField
          {...shared}
          options={Object.entries(options).map(([value, word]) => ({ value, label: word }))}
          placeholder={words.notSaid}
        />
      );
    case "whole":
      return <NumberField {...shared} min={0} />;
    case "day":
      return <DateField {...shared} />;
    case "long":
      return <TextAreaField {...shared} rows={3} />;
    case "lines":
      return <TextAreaField {...shared} description={help ?? words.perLine} rows={3} />;
    default:
      return <TextField {...shared} />;
  }
}

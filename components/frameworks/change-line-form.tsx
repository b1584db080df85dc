"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { differences as words } from "@/components/words/frameworks";
import type { DifferenceRecord } from "@/lib/domain/controls/frameworks/editions/schema";
import { changeLine } from "./actions";

interface ChangeLineFormProps extends Pick<DifferenceRecord, "framework" | "formers"> {
  line: string;
  former: string;
}

/** What a requirement of the new edition follows; left empty it follows nothing. */
export const ChangeLineForm = ({ framework, line, former, formers }: ChangeLineFormProps) => (
  <CommandForm
    command={changeLine}
    fixed={{ id: framework.reference, version: framework.version, ref: line }}
    initial={{ former }}
    done={words.changed}
  >
    <SelectField
      name="former"
      label={words.changeField}
      placeholder={words.changeNone}
      options={formers.map(({ ref, title }) => ({ value: ref, label: `${ref} ${title}` }))}
    />
  </CommandForm>
);

"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { controls as words } from "@/components/words/controls";
import { describeControl } from "./actions";

interface DescribeFormProps {
  id: string;
  version: number;
  statement: string;
}

/** A new wording of how the control is done here. */
export function DescribeForm({ id, version, statement }: DescribeFormProps) {
  return (
    <CommandForm
      command={describeControl}
      fixed={{ id, version }}
      initial={{ statement }}
      done={words.described}
    >
      <TextAreaField
        name="statement"
        label={words.fields.statement}
        description={words.fields.statementHelp}
        rows={8}
        required
      />
    </CommandForm>
  );
}

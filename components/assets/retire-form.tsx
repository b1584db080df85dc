"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { assets as words } from "@/components/words/assets";
import { retireAsset } from "./actions";

/** Why it goes out of use. */
export function RetireForm({ id, version }: { id: string; version: number }) {
  return (
    <CommandForm
      command={retireAsset}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={words.acts.retire}
      done={words.acts.retired}
      danger
    >
      <TextAreaField name="reason" label={words.fields.reason} required />
    </CommandForm>
  );
}

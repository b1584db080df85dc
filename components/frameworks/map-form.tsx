"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { frameworks as words } from "@/components/words/frameworks";
import { mapRequirement } from "./actions";

export interface MapFormProps {
  id: string;
  version: number;
  chosen: readonly string[];
  options: readonly { value: string; label: string }[];
}

/** Says which controls answer a requirement. */
export const MapForm = ({ id, version, chosen, options }: MapFormProps) => (
  <CommandForm
    command={mapRequirement}
    fixed={{ id, version }}
    initial={{ controls: [...chosen] }}
    done={words.mapped}
  >
    <MultiSelectField name="controls" label={words.mapField} options={[...options]} keepEmpty />
  </CommandForm>
);

"use client";

import { risksBut } from "@/components/risks/find";
import { CommandForm } from "@/components/ui/form/command-form";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { context as words } from "@/components/words/context";
import { linkContextItem, unlinkContextItem } from "./actions";
import type { Option } from "./option";

const { fields, acts } = words;

interface LinksFormProps {
  id: string;
  version: number;
  /** Those that are linked: not to be linked again, or to be taken away. */
  risks: readonly Option[];
  controls: readonly Option[];
  /** Takes links away instead of adding some. */
  removing?: boolean;
}

/** Risks that follow from an entry, and controls that meet it. */
export function LinksForm({ id, version, risks, controls, removing = false }: LinksFormProps) {
  const risksField = { name: "risks", label: fields.risks } as const;
  return (
    <CommandForm
      command={removing ? unlinkContextItem : linkContextItem}
      fixed={{ id, version }}
      initial={{ risks: [], controls: [] }}
      submit={removing ? acts.unlink : acts.link}
      done={removing ? acts.unlinked : acts.linked}
    >
      {removing ? (
        <MultiSelectField {...risksField} options={[...risks]} />
      ) : (
        <SearchMultiSelectField
          {...risksField}
          source={risksBut(risks.length)}
          except={risks.map(({ value }) => value)}
        />
      )}
      <MultiSelectField name="controls" label={fields.controls} options={[...controls]} />
    </CommandForm>
  );
}

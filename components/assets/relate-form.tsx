"use client";

import { VoidsNote } from "@/components/risks/voids-note";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import { SearchSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { assets as words } from "@/components/words/assets";
import { lineage } from "@/components/words/lineage";
import { relateAsset } from "./actions";
import type { Option } from "./asset-values";
import { assetsBut } from "./find";

interface RelateFormProps {
  id: string;
  version: number;
  types: readonly Option[];
  derivations: readonly Option[];
}

/** How this asset stands to another. */
export function RelateForm({ id, version, types, derivations }: RelateFormProps) {
  return (
    <CommandForm
      command={relateAsset}
      fixed={{ id, version }}
      initial={{ type: "", to: "" }}
      submit={words.acts.relate}
      done={words.acts.related}
    >
      <Stakes id={id} />
      <SelectField name="type" label={words.fields.relation} options={[...types]} required />
      <SearchSelectField name="to" label={words.fields.other} source={assetsBut(id)} required />
      <HowMade derivations={derivations} />
    </CommandForm>
  );
}

/** What reaches the one or the other along the new relation may void acceptances, also further along. */
function Stakes({ id }: Pick<RelateFormProps, "id">) {
  const relation = useFieldValue("type");
  const to = useFieldValue("to");
  const isSaid = Boolean(relation && to);
  const change = { asset: id, relation: String(relation), to: String(to) };
  return <VoidsNote change={isSaid ? change : null} />;
}

/** Only what is derived says how. */
function HowMade({ derivations }: Pick<RelateFormProps, "derivations">) {
  if (useFieldValue("type") !== "derived_from") return null;
  return (
    <>
      <SelectField name="derivation" label={lineage.derivation} options={[...derivations]} />
      <TextAreaField
        name="recipe"
        label={lineage.recipe}
        description={lineage.recipeHelp}
        rows={2}
      />
    </>
  );
}

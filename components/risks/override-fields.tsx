"use client";

import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { useFieldValue } from "@/components/ui/form/form-context";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { risks } from "@/components/words/risks";
import type { Option } from "./option";

const words = risks.assessFields;
interface OverrideFieldsProps {
  likelihoods: readonly Option[];
  impacts: readonly Option[];
}

/** Another level than the method's, with its reason. */
export function OverrideFields({ likelihoods, impacts }: OverrideFieldsProps) {
  const isSet = useFieldValue("setLevel") === true;
  return (
    <>
      <CheckboxField name="setLevel" label={words.setLevel} description={words.setLevelHelp} />
      {isSet && (
        <>
          <SelectField
            name="override.likelihood"
            label={words.overrideLikelihood}
            options={[...likelihoods]}
            required
          />
          <SelectField
            name="override.impact"
            label={words.overrideImpact}
            options={[...impacts]}
            required
          />
          <TextAreaField name="override.reason" label={words.overrideReason} rows={2} required />
        </>
      )}
    </>
  );
}

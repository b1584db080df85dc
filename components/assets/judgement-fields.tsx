"use client";

import { useFieldValue } from "@/components/ui/form/form-context";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { assets as words } from "@/components/words/assets";
import type { AssetOptions } from "./asset-values";

interface JudgementFieldsProps {
  options: AssetOptions;
  /** Acceptance needs them; a proposal may leave them open. */
  required?: boolean;
}

/** Class, place, scope, personal data, needs and the next look. */
export function JudgementFields({ options, required = false }: JudgementFieldsProps) {
  const { classes, environments, placements, personalData, needs } = options;
  return (
    <>
      <SelectField
        name="classification"
        label={words.fields.classification}
        options={[...classes]}
        required={required}
        keepEmpty
      />
      <SelectField
        name="environment"
        label={words.fields.environment}
        options={[...environments]}
        required={required}
        keepEmpty
      />
      <SelectField
        name="inScope"
        label={words.fields.inScope}
        options={[...placements]}
        required={required}
        keepEmpty
      />
      <WhyOutside />
      <SelectField
        name="personalData"
        label={words.fields.personalData}
        description={words.fields.personalDataHelp}
        options={[...personalData]}
        required
      />
      {(["confidentiality", "integrity", "availability"] as const).map((name) => (
        <SelectField
          key={name}
          name={name}
          label={words.fields[name]}
          options={[...needs]}
          keepEmpty
        />
      ))}
      <DateField name="nextReview" label={words.fields.nextReview} keepEmpty />
    </>
  );
}

function WhyOutside() {
  if (useFieldValue("inScope") !== "outside") return null;
  return <TextAreaField name="scopeReason" label={words.fields.scopeReason} rows={2} required />;
}

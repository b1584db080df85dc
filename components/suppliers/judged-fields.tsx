"use client";

import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { NumberField } from "@/components/ui/form/number-field";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { suppliers } from "@/components/words/suppliers";
import type { SupplierChoices } from "./values";

const { fields } = suppliers;

/** What it reaches, and where. */
export function ReachFields({ choices }: { choices: SupplierChoices }) {
  return (
    <>
      <SelectField
        name="criticality"
        label={fields.criticality}
        description={fields.criticalityHelp}
        options={[...choices.criticalities]}
        required
      />
      <TextField name="place" label={fields.place} description={fields.placeHelp} keepEmpty />
      <MultiSelectField
        name="dataReached"
        label={fields.dataReached}
        options={[...choices.classes]}
      />
      <SelectField
        name="personalData"
        label={fields.personalData}
        options={[...choices.personalData]}
        required
      />
      <TextField
        name="subProcessors"
        label={fields.subProcessors}
        description={fields.subProcessorsHelp}
      />
    </>
  );
}

function AgreementFields() {
  return (
    <>
      <DateField name="signedOn" label={fields.signedOn} keepEmpty />
      <DateField name="agreementUntil" label={fields.agreementUntil} keepEmpty />
      <CheckboxField name="securityTerms" label={fields.securityTerms} />
      <NumberField name="incidentHours" label={fields.incidentHours} min={1} keepEmpty />
      <CheckboxField name="deletionTerms" label={fields.deletionTerms} />
      <CheckboxField name="auditRight" label={fields.auditRight} />
      <TextAreaField
        name="withoutAgreement"
        label={fields.withoutAgreement}
        description={fields.withoutAgreementHelp}
        rows={2}
        keepEmpty
      />
    </>
  );
}

function AssuranceFields() {
  return (
    <>
      <TextField
        name="assuranceKind"
        label={fields.assuranceKind}
        description={fields.assuranceKindHelp}
        keepEmpty
      />
      <TextField name="assuranceIssuer" label={fields.assuranceIssuer} keepEmpty />
      <TextField name="assuranceScope" label={fields.assuranceScope} keepEmpty />
      <DateField name="assuranceUntil" label={fields.assuranceUntil} keepEmpty />
      <TextAreaField name="assuranceGaps" label={fields.assuranceGaps} rows={2} keepEmpty />
    </>
  );
}

/** All that an assessment judges and a review may change. */
export function JudgedFields({ choices }: { choices: SupplierChoices }) {
  return (
    <>
      <ReachFields choices={choices} />
      <AgreementFields />
      <AssuranceFields />
      <TextAreaField name="responsibilities" label={fields.responsibilities} rows={2} keepEmpty />
      <TextAreaField name="exitPlan" label={fields.exitPlan} rows={2} keepEmpty />
    </>
  );
}

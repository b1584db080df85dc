"use client";

import { usableEvidence } from "@/components/evidence/find";
import { CommandForm } from "@/components/ui/form/command-form";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { suppliers } from "@/components/words/suppliers";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";
import { approveSupplier, assessSupplier, endSupplier, rejectSupplier } from "./actions";
import { JudgedFields } from "./judged-fields";
import { judgedOf, type Seen, type SupplierChoices, sendingSupplier } from "./values";

const { acts, fields } = suppliers;

interface AssessFormProps {
  supplier: SupplierRecord;
  choices: SupplierChoices;
}

/** Fills the gaps and says what the assessment found. */
export function AssessForm({ supplier, choices }: AssessFormProps) {
  const { id, version } = supplier;
  return (
    <CommandForm
      command={sendingSupplier(assessSupplier)}
      fixed={{ id, version }}
      initial={{ ...judgedOf(supplier), assessment: "" }}
      submit={acts.assess}
      done={acts.assessed}
    >
      <JudgedFields choices={choices} />
      <TextAreaField name="assessment" label={fields.assessment} rows={3} required />
    </CommandForm>
  );
}

/** Asks for the acceptance of missing terms only where some are missing. */
export function ApproveForm({ id, version, lacking }: Seen & { lacking: string | null }) {
  return (
    <CommandForm
      command={approveSupplier}
      fixed={{ id, version }}
      initial={{ decision: "", withoutAgreement: "", nextReview: "" }}
      submit={acts.approve}
      done={acts.approved}
    >
      <TextAreaField name="decision" label={fields.decision} rows={3} required />
      {lacking && (
        <TextAreaField
          name="withoutAgreement"
          label={fields.withoutAgreement}
          description={lacking}
          rows={2}
          required
        />
      )}
      <DateField name="nextReview" label={fields.nextReview} description={fields.nextReviewHelp} />
    </CommandForm>
  );
}

export function RejectForm({ id, version }: Seen) {
  return (
    <CommandForm
      command={rejectSupplier}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.reject}
      done={acts.rejected}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

/** Leaving, with the proof that nothing stayed behind. */
export function EndForm({ id, version }: Seen) {
  return (
    <CommandForm
      command={endSupplier}
      fixed={{ id, version }}
      initial={{ reason: "", deletionProof: "", accessProof: "", evidence: [] }}
      submit={acts.end}
      done={acts.ended}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} rows={2} required />
      <TextAreaField name="deletionProof" label={fields.deletionProof} rows={2} required />
      <TextAreaField name="accessProof" label={fields.accessProof} rows={2} required />
      <SearchMultiSelectField
        name="evidence"
        label={fields.evidence}
        source={usableEvidence}
        required
      />
    </CommandForm>
  );
}

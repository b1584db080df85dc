"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { engagements } from "@/components/words/engagements";
import { approveEngagement, declineEngagement, revokeEngagement } from "./actions";

const { fields, acts } = engagements;

interface OnEngagement {
  id: string;
  version: number;
}

export function ApproveForm({ id, version, signed }: OnEngagement & { signed: string }) {
  return (
    <CommandForm
      command={approveEngagement}
      fixed={{ id, version }}
      initial={{ confidentialityOn: signed }}
      submit={acts.approve}
      done={acts.approved}
    >
      <DateField
        name="confidentialityOn"
        label={fields.confidentialityOn}
        description={fields.signedHelp}
        required
      />
    </CommandForm>
  );
}

export function DeclineForm({ id, version }: OnEngagement) {
  return (
    <CommandForm
      command={declineEngagement}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.decline}
      done={acts.declined}
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

export function RevokeForm({ id, version }: OnEngagement) {
  return (
    <CommandForm
      command={revokeEngagement}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.revoke}
      done={acts.revoked}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

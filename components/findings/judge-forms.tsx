"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { findings } from "@/components/words/audits";
import { acceptPlan, observeAction, returnPlan, withdrawFinding } from "./actions";

const { fields, acts } = findings;

interface Judged {
  id: string;
  version: number;
}

export function AcceptPlanForm({ id, version }: Judged) {
  return (
    <CommandForm
      command={acceptPlan}
      fixed={{ id, version }}
      initial={{ observationDays: "", observationReason: "", note: "" }}
      submit={acts.accept}
      done={acts.accepted}
    >
      <NumberField
        name="observationDays"
        label={fields.observationDays}
        description={fields.observationHelp}
        min={0}
        max={366}
      />
      <TextAreaField name="observationReason" label={fields.observationReason} rows={2} />
      <TextAreaField name="note" label={fields.planNote} rows={2} />
    </CommandForm>
  );
}

export function ReturnPlanForm({ id, version }: Judged) {
  return (
    <CommandForm
      command={returnPlan}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.back}
      done={acts.returned}
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

export function ObserveForm({ id, version, usual }: Judged & { usual: number }) {
  return (
    <CommandForm
      command={observeAction}
      fixed={{ id, version }}
      initial={{ days: usual, reason: "" }}
      submit={acts.observe}
      done={acts.observed}
    >
      <NumberField
        name="days"
        label={fields.observationDays}
        description={fields.observationHelp}
        min={0}
        max={366}
        required
      />
      <TextAreaField name="reason" label={fields.observationReason} rows={2} />
    </CommandForm>
  );
}

export function WithdrawForm({ id, version }: Judged) {
  return (
    <CommandForm
      command={withdrawFinding}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.withdraw}
      done={acts.asked}
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { audits } from "@/components/words/audits";
import { cancelAudit, closeAudit, issueAudit } from "./actions";
import { LinesField } from "./lines-field";
import type { Option } from "./option";

const { fields, acts } = audits;

interface OnAudit {
  id: string;
  version: number;
}

export function IssueForm({ id, version, people }: OnAudit & { people: readonly Option[] }) {
  return (
    <CommandForm
      command={issueAudit}
      fixed={{ id, version }}
      initial={{ conclusion: "", strengths: [], distribution: [] }}
      submit={acts.issue}
      done={acts.issued}
    >
      <TextAreaField name="conclusion" label={fields.conclusion} rows={5} required />
      <LinesField name="strengths" label={fields.strengths} description={fields.strengthsHelp} />
      <MultiSelectField
        name="distribution"
        label={fields.distribution}
        options={[...people]}
        required
      />
    </CommandForm>
  );
}

export function CloseForm({ id, version, today }: OnAudit & { today: string }) {
  return (
    <CommandForm
      command={closeAudit}
      fixed={{ id, version }}
      initial={{ discussedOn: today }}
      submit={acts.close}
      done={acts.closed}
    >
      <DateField name="discussedOn" label={fields.discussedOn} max={today} required />
    </CommandForm>
  );
}

export function CancelForm({ id, version }: OnAudit) {
  return (
    <CommandForm
      command={cancelAudit}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.cancel}
      done={acts.cancelled}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

"use client";

import { usableEvidence } from "@/components/evidence/find";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import type { Command } from "@/components/ui/form/outcome";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { acceptances } from "@/components/words/acceptances";
import { plan as planWords } from "@/components/words/plan";
import { risks as words } from "@/components/words/risks";
import {
  acceptRisk,
  cancelTreatment,
  closeRisk,
  finishTreatment,
  moveTreatmentDue,
  planRisk,
  reassessRisk,
  rejectAcceptance,
  reportTreatment,
  returnTreatment,
  revokeAcceptance,
  rewordRisk,
  verifyTreatment,
  withdrawAcceptance,
} from "./actions";
import type { Option } from "./option";
import { VoidsNote } from "./voids-note";

type Seen = { id: string; version: number };

interface Act {
  readonly command: Command<unknown>;
  readonly label: string;
  readonly submit: string;
  readonly done: string;
}

/** Acts that ask for a reason and nothing else. */
const REASONED = {
  reassess: {
    command: reassessRisk,
    label: words.trigger,
    submit: words.reassess,
    done: words.reassessed,
  },
  close: {
    command: closeRisk,
    label: words.fields.reason,
    submit: words.close,
    done: words.closeAsked,
  },
  reject: {
    command: rejectAcceptance,
    label: words.fields.reason,
    submit: words.reject,
    done: words.rejected,
  },
  withdraw: {
    command: withdrawAcceptance,
    label: words.fields.reason,
    submit: acceptances.withdraw,
    done: acceptances.withdrawn,
  },
  revoke: {
    command: revokeAcceptance,
    label: words.fields.reason,
    submit: words.revoke,
    done: words.revoked,
  },
  sendBack: {
    command: returnTreatment,
    label: words.actionFields.reason,
    submit: words.sendBack,
    done: words.sentBack,
  },
  cancel: {
    command: cancelTreatment,
    label: words.actionFields.reason,
    submit: words.cancelAction,
    done: words.actionCancelled,
  },
} as const satisfies Record<string, Act>;
export type Reasoned = keyof typeof REASONED;

/** A reason, and the act follows. */
export function ReasonForm({ act, ends, ...fixed }: Seen & { act: Reasoned; ends?: string }) {
  const { label, ...sending }: Act = REASONED[act];
  return (
    <CommandForm {...sending} fixed={fixed} danger>
      {ends && <VoidsNote change={{ risk: fixed.id, anew: true }} />}
      <TextAreaField name="reason" label={label} rows={3} required />
    </CommandForm>
  );
}

export function PlanForm({
  options,
  option,
  ...fixed
}: Seen & { options: readonly Option[]; option: string | null }) {
  return (
    <CommandForm
      command={planRisk}
      fixed={fixed}
      initial={{ option: option ?? "" }}
      submit={words.choosePlan}
      done={words.planChosen}
    >
      <ChoiceField name="option" label={words.option} options={[...options]} required />
    </CommandForm>
  );
}

export function AcceptForm({ from, latest, ...fixed }: Seen & { from: string; latest: string }) {
  return (
    <CommandForm
      command={acceptRisk}
      fixed={fixed}
      initial={{ reason: "", conditions: "", validUntil: latest }}
      submit={words.accept}
      done={words.accepted}
    >
      <TextAreaField name="reason" label={words.acceptReason} rows={3} required />
      <TextAreaField
        name="conditions"
        label={acceptances.conditions}
        description={acceptances.conditionsHelp}
        rows={2}
      />
      <DateField name="validUntil" label={words.validUntil} min={from} max={latest} required />
    </CommandForm>
  );
}

export function FinishForm(fixed: Seen) {
  const { actionFields } = words;
  return (
    <CommandForm
      command={finishTreatment}
      fixed={fixed}
      initial={{ note: "", evidence: [] }}
      submit={words.finish}
      done={words.finished}
    >
      <TextAreaField name="note" label={actionFields.note} rows={3} required />
      <SearchMultiSelectField
        name="evidence"
        label={actionFields.evidence}
        description={actionFields.evidenceHelp}
        source={usableEvidence}
        required
      />
    </CommandForm>
  );
}

export function ReportForm({ progress, ...fixed }: Seen & { progress: number }) {
  return (
    <CommandForm
      command={reportTreatment}
      fixed={fixed}
      initial={{ progress, note: "" }}
      submit={planWords.report}
      done={planWords.reported}
    >
      <NumberField
        name="progress"
        label={planWords.progress}
        description={planWords.progressHelp}
        min={0}
        max={100}
        suffix=" %"
        required
      />
      <TextAreaField name="note" label={planWords.progressNote} rows={3} />
    </CommandForm>
  );
}

export function VerifyForm(fixed: Seen) {
  return (
    <CommandForm
      command={verifyTreatment}
      fixed={fixed}
      submit={words.verify}
      done={words.verified}
    >
      <VoidsNote change={{ treatment: fixed.id }} />
      <TextAreaField name="note" label={words.actionFields.verifyNote} rows={3} required />
    </CommandForm>
  );
}

export function MoveDueForm({ due, today, ...fixed }: Seen & { due: string; today: string }) {
  return (
    <CommandForm
      command={moveTreatmentDue}
      fixed={fixed}
      initial={{ due, reason: "" }}
      submit={words.moveDue}
      done={words.dueDayMoved}
    >
      <DateField name="due" label={words.actionFields.due} min={today} required />
      <TextAreaField name="reason" label={words.actionFields.reason} rows={3} required />
    </CommandForm>
  );
}

type Words = { cause: string; event: string; consequence: string };

export function RewordForm({ words: before, ...fixed }: Seen & { words: Words }) {
  const { fields } = words;
  return (
    <CommandForm
      command={rewordRisk}
      fixed={fixed}
      initial={{ ...before }}
      submit={words.reword}
      done={words.reworded}
    >
      <TextAreaField name="cause" label={fields.cause} rows={2} required />
      <TextAreaField name="event" label={fields.event} rows={2} required />
      <TextAreaField name="consequence" label={fields.consequence} rows={2} required />
    </CommandForm>
  );
}

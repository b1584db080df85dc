import { SecondLook } from "@/components/people/second-look";
import { ActButton } from "@/components/ui/act-button";
import { TextBlock } from "@/components/ui/text-block";
import { controls as words } from "@/components/words/controls";
import {
  type AttestationRow,
  RESULT_MEANINGS,
  TEST_LABELS,
} from "@/lib/domain/controls/attestations/schema";
import type { EvidenceRow } from "@/lib/domain/controls/evidence/schema";
import { type ControlRecord, RESULT_LABELS } from "@/lib/domain/controls/schema";
import { plusDays } from "@/lib/kernel/fields";
import { AcceptForm, AttestForm, RejectForm, TakeBackForm } from "./forms";
import { optionsOf } from "./option";

/** What uploads take, in words and as an `accept` attribute. */
export interface Uploads {
  readonly kinds: string;
  readonly accept: string;
}

interface AttestActProps {
  control: ControlRecord;
  open: AttestationRow;
  accepted: AttestationRow | undefined;
  evidence: readonly EvidenceRow[];
  uploads: Uploads;
  today: string;
  /** The reader comes from the task and wants nothing else. */
  opened: boolean;
}

const results = Object.entries(RESULT_LABELS).map(([value, label]) => ({ value, label }));

/** The owner attests. */
export function AttestAct(props: AttestActProps) {
  const { control, open, accepted, evidence, uploads, today, opened } = props;
  const usable = evidence.filter(
    ({ state, replacedBy }) => !replacedBy && (state === "submitted" || state === "accepted"),
  );
  const [last] = evidence;
  const { reference, statement, attestationDays } = control;
  const since = accepted?.periodTo ?? plusDays(today, -attestationDays);
  return (
    <ActButton
      label={words.attest}
      title={words.attestTitle(reference)}
      description={
        <>
          <p>{words.attestLead}</p>
          <TextBlock>{statement}</TextBlock>
        </>
      }
      variant="filled"
      disabledReason={statement === "" ? words.noStatementYet : undefined}
      opened={opened}
    >
      <AttestForm
        reference={reference}
        id={open.id}
        version={open.version}
        late={open.state === "overdue"}
        today={today}
        periodFrom={[plusDays(since, 1), today].sort()[0] ?? today}
        last={{ source: last?.source ?? "", kind: last?.kind ?? "export" }}
        results={results.map(({ value, label }) => ({
          value,
          label,
          description: meaningOf(value),
        }))}
        evidence={usable.map((one) => ({
          value: one.reference,
          label: `${one.reference} ${one.title} (${one.periodFrom} – ${one.periodTo})`,
        }))}
        accept={uploads.accept}
        kinds={uploads.kinds}
      />
    </ActButton>
  );
}

const meaningOf = (value: string) =>
  Object.entries(RESULT_MEANINGS).find(([result]) => result === value)?.[1] ?? "";

interface ReviewActsProps {
  open: AttestationRow;
  /** The reader is the attester, who accepts only after a second look (S2). */
  own: boolean;
  today: string;
}

/** What a control falls to when such a result is accepted. */
const FALLS_TO = {
  effective: undefined,
  partly_effective: "partial",
  not_effective: "failed",
} as const;

/** The reviewer accepts or sends back. */
export function ReviewActs({ open, own, today }: ReviewActsProps) {
  const fixed = { id: open.id, version: open.version };
  const lead = (
    <>
      <p>{words.acceptLead}</p>
      <p>{words.acceptEvidence}</p>
    </>
  );
  const accept = (
    <ActButton label={words.accept} title={words.acceptTitle} description={lead} variant="filled">
      <AcceptForm
        {...fixed}
        tests={optionsOf(TEST_LABELS)}
        control={open.control.reference}
        state={FALLS_TO[open.result ?? "effective"]}
      />
    </ActButton>
  );
  if (own) {
    return (
      <SecondLook
        rule="S2"
        kind="attestation"
        record={open.id}
        act="attestations.accept"
        label={words.accept}
      >
        {accept}
      </SecondLook>
    );
  }
  return (
    <>
      {accept}
      <ActButton label={words.reject} title={words.rejectTitle}>
        <RejectForm {...fixed} today={today} last={plusDays(today, 14)} />
      </ActButton>
    </>
  );
}

/** A compliance officer puts an accepted attestation in doubt. */
export function TakeBackActs({ accepted }: { accepted: AttestationRow }) {
  const fixed = { id: accepted.id, version: accepted.version };
  const control = accepted.control.reference;
  return (
    <>
      <ActButton label={words.recall} title={words.recallTitle} description={words.recallLead}>
        <TakeBackForm {...fixed} control={control} how="recall" />
      </ActButton>
      <ActButton label={words.reopen} title={words.reopenTitle} description={words.reopenLead}>
        <TakeBackForm {...fixed} control={control} how="reopen" />
      </ActButton>
    </>
  );
}

import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { audits } from "@/components/words/audits";
import { read } from "@/lib/adapters/page";
import { nextAuditStep } from "@/lib/domain/audits/rules";
import type { AuditRecord } from "@/lib/domain/audits/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { announceAudit, endFieldwork, startAudit } from "./actions";
import { CancelForm, CloseForm, IssueForm } from "./forms";
import { people } from "./option";
import { EditAct } from "./plan-act";

const { acts } = audits;

interface ActsProps {
  audit: AuditRecord;
  /** By role: auditing, or cancelling as top management. */
  can: { audit: boolean; cancel: boolean };
  today: string;
}

/** What the reader may do with the audit now. */
export function AuditActs({ audit, can, today }: ActsProps) {
  const { id, version, state } = audit;
  const step = nextAuditStep(state);
  const confirm = step === "announce" || step === "start" || step === "record" ? step : null;
  return (
    <>
      {can.audit && confirm && <ConfirmAct step={confirm} input={{ id, version }} />}
      {can.audit && step === "announce" && <EditAct audit={audit} />}
      {can.audit && step === "issue" && <IssueAct audit={audit} />}
      {can.audit && step === "close" && (
        <ActButton label={acts.close} variant="filled">
          <CloseForm id={id} version={version} today={today} />
        </ActButton>
      )}
      {can.cancel && state === "planned" && (
        <ActButton label={acts.cancel}>
          <CancelForm id={id} version={version} />
        </ActButton>
      )}
    </>
  );
}

const CONFIRMED = {
  announce: {
    label: acts.announce,
    body: acts.announceBody,
    done: acts.announced,
    command: announceAudit,
  },
  start: { label: acts.start, body: acts.startBody, done: acts.started, command: startAudit },
  record: { label: acts.end, body: acts.endBody, done: acts.ended, command: endFieldwork },
} as const;

interface ConfirmActProps {
  step: keyof typeof CONFIRMED;
  input: { id: string; version: number };
}

const ConfirmAct = ({ step, input }: ConfirmActProps) => (
  <ConfirmButton {...CONFIRMED[step]} input={input} variant="filled" />
);

async function IssueAct({ audit: { id, version } }: { audit: AuditRecord }) {
  const { rows } = await read(listPersonNames);
  return (
    <ActButton label={acts.issue} variant="filled" wide>
      <IssueForm id={id} version={version} people={people(rows)} />
    </ActButton>
  );
}

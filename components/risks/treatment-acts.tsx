import { RequestReview } from "@/components/people/request-review";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail, TreatmentPart } from "@/lib/domain/risks/details/schema";
import { approveTreatment, startTreatment } from "./actions";
import { FinishForm, MoveDueForm, ReasonForm, TreatmentForm, VerifyForm } from "./forms";
import { choices } from "./risk-labels";
import styles from "./risks.module.css";

interface TreatmentActsProps {
  risk: RiskDetail;
  treatment: TreatmentPart;
  today: string;
}

/** What the reader may do with one action. */
export function TreatmentActs({ risk, treatment, today }: TreatmentActsProps) {
  const { can, action } = treatment;
  const fixed = { id: treatment.id, version: treatment.version };
  return (
    <div className={styles.buttons}>
      {can.start && (
        <ConfirmButton
          label={words.start}
          body={words.startBody(action)}
          command={startTreatment}
          input={fixed}
          done={words.started}
          variant="filled"
        />
      )}
      {can.finish && (
        <ActButton label={words.finish} title={words.finishTitle} variant="filled">
          <FinishForm {...fixed} />
        </ActButton>
      )}
      <JudgingActs treatment={treatment} />
      {can.approve && risk.state !== "treatment_planned" && (
        <ConfirmButton
          label={words.approve}
          body={words.approveBody(action)}
          command={approveTreatment}
          input={fixed}
          done={words.approved}
          variant="filled"
        />
      )}
      {can.edit && <EditAct risk={risk} treatment={treatment} today={today} />}
      {can.moveDue && (
        <ActButton label={words.moveDue} title={words.moveDueTitle} variant="subtle">
          <MoveDueForm {...fixed} due={treatment.due} today={today} />
        </ActButton>
      )}
      {can.cancel && (
        <ActButton
          label={words.cancelAction}
          title={words.cancelTitle}
          description={words.cancelLead}
          variant="subtle"
        >
          <ReasonForm {...fixed} act="cancel" />
        </ActButton>
      )}
    </div>
  );
}

/** The second person's acts, and the way out where the rule of two persons cannot be met. */
function JudgingActs({ treatment }: { treatment: TreatmentPart }) {
  const { can } = treatment;
  const fixed = { id: treatment.id, version: treatment.version };
  return (
    <>
      {can.verify && (
        <ActButton label={words.verify} title={words.verifyTitle} variant="filled">
          <VerifyForm {...fixed} />
        </ActButton>
      )}
      {can.return && (
        <ActButton label={words.sendBack} title={words.sendBackTitle}>
          <ReasonForm {...fixed} act="sendBack" />
        </ActButton>
      )}
      {can.needsReview && (
        <RequestReview rule="S4" kind="treatment" record={treatment.id} act={can.needsReview} />
      )}
    </>
  );
}

function EditAct({ risk, treatment, today }: TreatmentActsProps) {
  const { action, side, strength, due, verification } = treatment;
  return (
    <ActButton label={words.editAction} title={words.editActionTitle} wide>
      <TreatmentForm
        risk={risk.id}
        today={today}
        choices={choices}
        treatment={{
          id: treatment.id,
          version: treatment.version,
          values: {
            action,
            side,
            strength,
            due,
            verification,
            control: treatment.control?.reference ?? null,
            responsible: treatment.responsible.reference,
            verifier: treatment.verifier?.reference ?? null,
          },
        }}
      />
    </ActButton>
  );
}

import type { ReactNode } from "react";
import { SecondLook } from "@/components/people/second-look";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { plan as planWords } from "@/components/words/plan";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail, TreatmentPart } from "@/lib/domain/risks/details/schema";
import { approveTreatment, startTreatment } from "./actions";
import {
  FinishForm,
  MoveDueForm,
  ReasonForm,
  ReportForm,
  TreatmentForm,
  VerifyForm,
} from "./forms";
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
      {can.report && (
        <ActButton label={planWords.report} title={planWords.reportTitle}>
          <ReportForm {...fixed} progress={treatment.progress} />
        </ActButton>
      )}
      {can.finish && (
        <ActButton label={words.finish} title={words.finishTitle} variant="filled">
          <FinishForm {...fixed} />
        </ActButton>
      )}
      {can.verify && <VerifyAct treatment={treatment} />}
      {can.return && (
        <ActButton label={words.sendBack} title={words.sendBackTitle}>
          <ReasonForm {...fixed} act="sendBack" />
        </ActButton>
      )}
      {can.approve && <ApproveAct risk={risk} treatment={treatment} />}
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

/** The act, or the way to it where S4 keeps it from the reader. */
function Parted({ treatment, label, act }: PartedProps) {
  const { id, can } = treatment;
  if (!can.needsReview) return act;
  return (
    <SecondLook rule="S4" kind="treatment" record={id} act={can.needsReview} label={label}>
      {act}
    </SecondLook>
  );
}
interface PartedProps {
  treatment: TreatmentPart;
  label: string;
  act: ReactNode;
}

function VerifyAct({ treatment }: { treatment: TreatmentPart }) {
  const { id, version } = treatment;
  const verify = (
    <ActButton label={words.verify} title={words.verifyTitle} variant="filled">
      <VerifyForm id={id} version={version} />
    </ActButton>
  );
  return <Parted treatment={treatment} label={words.verify} act={verify} />;
}

/** While the plan as a whole waits for approval, its actions are approved with it. */
function ApproveAct({ risk, treatment }: Pick<TreatmentActsProps, "risk" | "treatment">) {
  const { id, version, action } = treatment;
  const approve = risk.state !== "treatment_planned" && (
    <ConfirmButton
      label={words.approve}
      body={words.approveBody(action)}
      command={approveTreatment}
      input={{ id, version }}
      done={words.approved}
      variant="filled"
    />
  );
  return <Parted treatment={treatment} label={words.approve} act={approve} />;
}

function EditAct({ risk, treatment, today }: TreatmentActsProps) {
  const { id, version, action, option, resources, cost, due, verification } = treatment;
  return (
    <ActButton label={words.editAction} title={words.editActionTitle} wide>
      <TreatmentForm
        risk={risk.id}
        kind={risk.kind}
        today={today}
        choices={choices}
        treatment={{
          id,
          version,
          links: treatment.controls.map(({ reference, side, strength }) => ({
            ...{ control: reference, side, strength },
          })),
          values: {
            ...{ action, option, resources, due, verification },
            cost: cost ?? "",
            responsible: treatment.responsible.reference,
            verifier: treatment.verifier?.reference ?? null,
          },
        }}
      />
    </ActButton>
  );
}

import type { ReactNode } from "react";
import { SecondLook } from "@/components/people/second-look";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { plan as words } from "@/components/words/plan";
import { risks as acts } from "@/components/words/risks";
import type { TreatmentCard } from "@/lib/domain/risks/treatments/schema";
import { approveTreatment, startTreatment } from "../actions";
import { FinishForm, MoveDueForm, ReasonForm, ReportForm, VerifyForm } from "../forms";
import styles from "./board.module.css";

interface CardActsProps {
  card: TreatmentCard;
  today: string;
}

/** Everything by which the reader may move a card, behind one word that the keyboard opens. */
export function CardActs({ card, today }: CardActsProps) {
  const { can, reference } = card;
  const { edit: _, needsReview: __, ...moves } = can;
  if (!Object.values(moves).some(Boolean)) return null;
  return (
    <details>
      <summary aria-label={words.moveOf(reference)}>{words.move}</summary>
      <div className={styles.buttons}>
        <WorkActs card={card} />
        <JudgeActs card={card} />
        <OwnerActs card={card} today={today} />
      </div>
    </details>
  );
}

const fixedOf = ({ id, version }: TreatmentCard) => ({ id, version });

/** What the person responsible does. */
function WorkActs({ card }: { card: TreatmentCard }) {
  const { can, action, progress } = card;
  const fixed = fixedOf(card);
  return (
    <>
      {can.start && (
        <ConfirmButton
          label={acts.start}
          body={acts.startBody(action)}
          command={startTreatment}
          input={fixed}
          done={acts.started}
        />
      )}
      {can.report && (
        <ActButton label={words.report} title={words.reportTitle}>
          <ReportForm {...fixed} progress={progress} />
        </ActButton>
      )}
      {can.finish && (
        <ActButton label={acts.finish} title={acts.finishTitle}>
          <FinishForm {...fixed} />
        </ActButton>
      )}
    </>
  );
}

/** What the verifier or compliance says of work that is done. */
function JudgeActs({ card }: { card: TreatmentCard }) {
  const { can, id } = card;
  const fixed = fixedOf(card);
  const verify = can.verify && (
    <ActButton label={acts.verify} title={acts.verifyTitle}>
      <VerifyForm {...fixed} />
    </ActButton>
  );
  return (
    <>
      {verify && can.needsReview ? (
        <SecondLook
          rule="S4"
          kind="treatment"
          record={id}
          act={can.needsReview}
          label={acts.verify}
        >
          {verify}
        </SecondLook>
      ) : (
        verify
      )}
      {can.return && (
        <ActButton label={acts.sendBack} title={acts.sendBackTitle}>
          <ReasonForm {...fixed} act="sendBack" />
        </ActButton>
      )}
    </>
  );
}

/** What only the risk's owner decides. */
function OwnerActs({ card, today }: CardActsProps) {
  const { can, id, action, due, risk } = card;
  const fixed = fixedOf(card);
  return (
    <>
      {can.approve && risk.state === "treatment_planned" && (
        <span className={styles.muted}>{words.withPlan}</span>
      )}
      {can.approve && risk.state !== "treatment_planned" && (
        <Approve card={card}>
          <ConfirmButton
            label={acts.approve}
            body={acts.approveBody(action)}
            command={approveTreatment}
            input={fixed}
            done={acts.approved}
          />
        </Approve>
      )}
      {can.moveDue && (
        <ActButton label={acts.moveDue} title={acts.moveDueTitle} variant="subtle">
          <MoveDueForm {...fixed} due={due} today={today} />
        </ActButton>
      )}
      {can.cancel && (
        <ActButton
          label={acts.cancelAction}
          title={acts.cancelTitle}
          description={acts.cancelLead}
          variant="subtle"
        >
          <ReasonForm key={id} {...fixed} act="cancel" />
        </ActButton>
      )}
    </>
  );
}

/** The act, or the way to it where S4 keeps the owner from approving own work. */
function Approve({ card, children }: { card: TreatmentCard; children: ReactNode }) {
  const { id, can } = card;
  if (!can.needsReview) return children;
  return (
    <SecondLook rule="S4" kind="treatment" record={id} act={can.needsReview} label={acts.approve}>
      {children}
    </SecondLook>
  );
}

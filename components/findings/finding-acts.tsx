import type { ReactNode } from "react";
import { optionsOf, people } from "@/components/audits/option";
import { SecondLook } from "@/components/people/second-look";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { findings } from "@/components/words/audits";
import { read, signedIn } from "@/lib/adapters/page";
import { RESULT_LABELS } from "@/lib/domain/audits/findings/corrective-actions/schema";
import { nextStep, TERMS } from "@/lib/domain/audits/findings/rules";
import { type FindingRecord, GRADE_LABELS } from "@/lib/domain/audits/findings/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { agreeWithdrawal } from "./actions";
import {
  AcceptPlanForm,
  GradeForm,
  ImplementForm,
  ObserveForm,
  PlanForm,
  ReturnPlanForm,
  VerifyForm,
  WithdrawForm,
} from "./forms";

const { acts } = findings;
const EMPLOYED = ["compliance", "engineer", "risk_owner", "top_management", "staff"] as const;

/** By role alone, from the page. */
export interface FindingRights {
  grade: boolean;
  agree: boolean;
  plan: boolean;
  judge: boolean;
  implement: boolean;
  observe: boolean;
  verify: boolean;
}

interface ActsProps {
  finding: FindingRecord;
  can: FindingRights;
  today: string;
}

/** What the reader may do now. The server decides again when it is done. */
export async function FindingActs({ finding, can, today }: ActsProps) {
  const step = nextStep(finding.state, {
    observeUntil: finding.observation.until,
    today,
    withdrawalAsked: finding.withdrawal.askedBy !== null,
  });
  const may = await rights(finding, can);
  const found: ReactNode[] = [];
  if (may.grade && (step === "grade" || step === "agree_withdrawal")) {
    found.push(<GradeAct key="grade" finding={finding} again={false} />);
  }
  if (may.agree && step === "agree_withdrawal")
    found.push(<AgreeAct key="agree" finding={finding} />);
  if (may.plan && step === "submit_plan") found.push(<PlanActs key="plan" finding={finding} />);
  if (may.judge && step === "accept_plan")
    found.push(<JudgeActs key="judge" finding={finding} own={may.isPlanner} />);
  if (may.implement && step === "implement") {
    found.push(<ImplementAct key="implement" finding={finding} />);
  }
  if (may.verify && step === "verify")
    found.push(<VerifyAct key="verify" finding={finding} own={may.isDoer} />);
  if (may.observe && OBSERVED.includes(finding.state)) {
    found.push(<ObserveAct key="observe" finding={finding} />);
  }
  if (may.grade && REGRADED.includes(finding.state)) {
    found.push(<GradeAct key="regrade" finding={finding} again />);
  }
  if (may.withdraw && step === "grade")
    found.push(<WithdrawAct key="withdraw" finding={finding} />);
  return found.length > 0 ? found : null;
}

const OBSERVED: readonly string[] = ["plan_accepted", "implemented", "verifying"];
const REGRADED: readonly string[] = ["response_due", "plan_submitted", "plan_accepted"];

/** By role, and by what the record says about the person. */
async function rights(finding: FindingRecord, roles: FindingRights) {
  const { source, areaOwner, plan, raisedBy, withdrawal, work } = finding;
  const actor = await signedIn();
  const auditor = actor.roles.includes("internal_auditor");
  const judges = source === "internal_audit" ? auditor : true;
  const helps = actor.roles.some((role) => ["engineer", "compliance", "risk_owner"].includes(role));
  const concerned = helps || [areaOwner?.id, plan.responsible?.id].includes(actor.id);
  const outside = source !== "internal_audit" && raisedBy.id === actor.id;
  return {
    grade: roles.grade && judges && !outside,
    withdraw: roles.grade && judges,
    agree: roles.agree && withdrawal.askedBy?.id !== actor.id,
    plan: roles.plan && concerned,
    implement: roles.implement && concerned,
    judge: roles.judge && judges,
    /** Whom S7 keeps from judging the plan, and from verifying. */
    isPlanner: [areaOwner?.id, plan.submittedBy?.id].includes(actor.id),
    isDoer: [areaOwner?.id, plan.responsible?.id, work.by?.id].includes(actor.id),
    observe: roles.observe && judges,
    verify: roles.verify && judges,
  };
}

const employed = async () => people((await read(listPersonNames, { role: [...EMPLOYED] })).rows);

async function GradeAct({ finding, again }: { finding: FindingRecord; again: boolean }) {
  const { id, version, grade, areaOwner } = finding;
  return (
    <ActButton label={again ? acts.regrade : acts.grade} variant={again ? "default" : "filled"}>
      <GradeForm
        id={id}
        version={version}
        grade={grade}
        areaOwner={areaOwner?.reference ?? null}
        grades={optionsOf(GRADE_LABELS)}
        people={await employed()}
        again={again}
      />
    </ActButton>
  );
}

function AgreeAct({ finding: { id, version } }: { finding: FindingRecord }) {
  return (
    <ConfirmButton
      label={acts.agree}
      body={acts.agreeBody}
      command={agreeWithdrawal}
      input={{ id, version }}
      done={acts.withdrawn}
      danger
    />
  );
}

function WithdrawAct({ finding: { id, version } }: { finding: FindingRecord }) {
  return (
    <ActButton label={acts.withdraw} description={acts.withdrawBody}>
      <WithdrawForm id={id} version={version} />
    </ActButton>
  );
}

async function PlanActs({ finding: { id, version, plan } }: { finding: FindingRecord }) {
  const initial = {
    correction: plan.correction ?? "",
    correctedAt: plan.correctedAt ?? "",
    extentCheck: plan.extentCheck ?? "",
    rootCause: plan.rootCause ?? "",
    action: plan.action ?? "",
    responsible: plan.responsible?.reference ?? "",
    actionDue: plan.actionDue ?? "",
    effectivenessCriterion: plan.effectivenessCriterion ?? "",
  };
  const form = { id, version, initial, people: await employed() };
  return (
    <>
      <ActButton label={acts.plan} variant="filled" wide>
        <PlanForm {...form} />
      </ActButton>
      <ActButton label={acts.draft} wide>
        <PlanForm {...form} draft />
      </ActButton>
    </>
  );
}

interface PartedProps {
  finding: FindingRecord;
  /** The reader has the other part under S7 and acts only after a second look. */
  own: boolean;
}

function JudgeActs({ finding: { id, version }, own }: PartedProps) {
  const accept = (
    <ActButton label={acts.accept} variant="filled">
      <AcceptPlanForm id={id} version={version} />
    </ActButton>
  );
  if (own) return <Seconded id={id} act="findings.acceptPlan" label={acts.accept} as={accept} />;
  return (
    <>
      {accept}
      <ActButton label={acts.back}>
        <ReturnPlanForm id={id} version={version} />
      </ActButton>
    </>
  );
}

function ImplementAct({ finding: { id, version, plan } }: { finding: FindingRecord }) {
  return (
    <ActButton label={acts.implement} variant="filled">
      <ImplementForm id={id} version={version} asksCorrection={!plan.correction} />
    </ActButton>
  );
}

function ObserveAct({ finding: { id, version, grade, state } }: { finding: FindingRecord }) {
  return (
    <ActButton label={acts.observe} variant={state === "implemented" ? "filled" : "default"}>
      <ObserveForm id={id} version={version} usual={grade ? TERMS[grade].observation : 0} />
    </ActButton>
  );
}

function VerifyAct({ finding: { id, version, source }, own }: PartedProps) {
  const verify = (
    <ActButton label={acts.verify} variant="filled">
      <VerifyForm
        id={id}
        version={version}
        results={optionsOf(RESULT_LABELS)}
        grades={optionsOf(GRADE_LABELS)}
        asksLetter={source === "certification_body"}
      />
    </ActButton>
  );
  if (!own) return verify;
  return <Seconded id={id} act="findings.verify" label={acts.verify} as={verify} />;
}

interface SecondedProps {
  id: string;
  act: "findings.acceptPlan" | "findings.verify";
  label: string;
  as: ReactNode;
}
const Seconded = ({ id, act, label, as }: SecondedProps) => (
  <SecondLook rule="S7" kind="finding" record={id} act={act} label={label}>
    {as}
  </SecondLook>
);

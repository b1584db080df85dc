import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { riskKinds as kinds } from "@/components/words/risk-kinds";
import { riskReviews } from "@/components/words/risk-reviews";
import { risks as words } from "@/components/words/risks";
import { AUTHORITY_LABELS } from "@/lib/domain/risks/acceptances/schema";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import type { MendAct } from "@/lib/domain/risks/health/schema";
import {
  acceptanceLimit,
  missingParts,
  type Rating,
  type StatementPart,
} from "@/lib/domain/risks/rules";
import { BAND_LABELS, missingLabel } from "@/lib/domain/risks/schema";
import {
  approvePlan,
  completePlan,
  confirmClosure,
  confirmRisk,
  planOpportunity,
  requestAcceptance,
} from "./actions";
import { AssessForm, JudgeForm, PlanForm, ReasonForm, ReviewForm, RiskForm } from "./forms";
import { levelWords } from "./level";
import { choices, stepsIn } from "./risk-labels";

interface Opening {
  risk: RiskDetail;
  /** The act that the reader came for; its dialog is open from the beginning. */
  act: MendAct | undefined;
}

/** The acceptance in force, which some acts end. */
const bound = (risk: RiskDetail) =>
  risk.acceptances.find(({ state }) => state === "accepted")?.reference;

/** The buttons of one risk: what the reader may do now. */
export function RiskActs({ risk, act }: Opening) {
  const { can } = risk;
  const missing = missingParts(risk);
  const isStated = missing.length === 0;
  return (
    <>
      {can.edit && !isStated && <EditAct risk={risk} variant="filled" opened={act === "edit"} />}
      {can.assess && <AssessAct risk={risk} missing={missing} opened={act === "assess"} />}
      <OpportunityActs risk={risk} missing={missing} />
      {can.review && <ReviewAct risk={risk} opened={act === "review"} />}
      <OwnerActs risk={risk} act={act} />
      <OfficerActs risk={risk} />
      {can.reassess && (
        <ActButton
          label={words.reassess}
          title={words.reassessTitle}
          description={words.reassessLead}
          opened={act === "reassess"}
        >
          <Reason risk={risk} act="reassess" />
        </ActButton>
      )}
      {can.edit && isStated && <EditAct risk={risk} variant="default" opened={act === "edit"} />}
      {can.close && (
        <ActButton label={words.close} title={words.closeTitle} description={words.closeLead}>
          <Reason risk={risk} act="close" />
        </ActButton>
      )}
    </>
  );
}

function Reason({ risk, act }: { risk: RiskDetail; act: "reassess" | "close" }) {
  const ends = act === "reassess" ? bound(risk) : undefined;
  return <ReasonForm id={risk.id} version={risk.version} act={act} {...(ends && { ends })} />;
}

function OwnerActs({ risk, act }: Opening) {
  const { can, current, residual } = risk;
  const fixed = { id: risk.id, version: risk.version };
  const expected = risk.expected ?? residual;
  return (
    <>
      {can.confirm && current && (
        <ConfirmButton
          label={words.confirm}
          body={words.confirmBody(levelWords(current))}
          command={confirmRisk}
          input={fixed}
          done={words.confirmed}
          variant="filled"
        />
      )}
      {can.plan && (
        <ActButton
          label={words.choosePlan}
          title={words.choosePlanTitle}
          description={words.choosePlanLead}
          opened={act === "plan"}
        >
          <PlanForm {...fixed} option={risk.option} options={choices.options} />
        </ActButton>
      )}
      {can.approvePlan && (expected || risk.kind === "opportunity") && (
        <ConfirmButton
          label={words.approvePlan}
          body={expected ? words.approvePlanBody(levelWords(expected)) : words.approveActionsBody}
          command={approvePlan}
          input={{ ...fixed, actions: proposedOf(risk), expected: expected && ratingOf(expected) }}
          done={words.planApproved}
          variant="filled"
        />
      )}
    </>
  );
}

/** A level as its two ratings, as commands take it. */
const ratingOf = ({ likelihood, impact }: Rating) => ({ likelihood, impact });

/** What is shown is what is approved: an action that somebody adds meanwhile is not. */
const proposedOf = ({ treatments }: RiskDetail) =>
  treatments
    .filter(({ state }) => state === "proposed")
    .map(({ id, version }) => ({ id, version }));

function OfficerActs({ risk }: { risk: RiskDetail }) {
  const { can, current } = risk;
  const fixed = { id: risk.id, version: risk.version };
  return (
    <>
      {can.complete && (
        <ConfirmButton
          label={words.complete}
          body={words.completeBody}
          command={completePlan}
          input={fixed}
          done={words.completed}
          variant="filled"
        />
      )}
      {can.request && current && (
        <ConfirmButton
          label={words.request}
          body={words.requestBody(
            `${levelWords(current)}, ${BAND_LABELS[current.band]}`,
            AUTHORITY_LABELS[acceptanceLimit(risk.judgedBy, current.band).authority ?? "nobody"],
          )}
          command={requestAcceptance}
          input={{ risk: risk.id, version: risk.version }}
          done={words.requested}
        />
      )}
      {can.confirmClosure && (
        <ConfirmButton
          label={words.confirmClosure}
          body={words.confirmClosureBody(risk.closeReason ?? "")}
          command={confirmClosure}
          input={fixed}
          done={words.closed}
          variant="filled"
        />
      )}
    </>
  );
}

interface Stated {
  risk: RiskDetail;
  missing: readonly StatementPart[];
}

/** Says that it is still valid, with a reason. */
function ReviewAct({ risk, opened }: { risk: RiskDetail; opened: boolean }) {
  return (
    <ActButton label={riskReviews.valid} title={riskReviews.valid} opened={opened}>
      <ReviewForm id={risk.id} version={risk.version} />
    </ActButton>
  );
}

/** An opportunity is judged and followed without scores. */
function OpportunityActs({ risk, missing }: Stated) {
  const { can } = risk;
  const lacks = missing.length > 0 ? words.next.state(missingLabel(missing)) : undefined;
  return (
    <>
      {can.judge && (
        <ActButton
          label={kinds.judge}
          title={kinds.judgeTitle}
          description={kinds.judgeLead}
          variant={lacks ? "default" : "filled"}
          disabledReason={lacks}
        >
          <JudgeForm id={risk.id} version={risk.version} reviewDays={risk.reviewDays} />
        </ActButton>
      )}
      {can.pursue && (
        <ConfirmButton
          label={kinds.pursue}
          body={kinds.pursueBody}
          command={planOpportunity}
          input={{ id: risk.id, version: risk.version }}
          done={kinds.pursued}
          variant="filled"
        />
      )}
    </>
  );
}

function AssessAct({ risk, missing, opened }: Stated & { opened: boolean }) {
  const isStated = missing.length === 0;
  const isFirst = risk.state === "identified" && isStated;
  return (
    <ActButton
      label={words.assess}
      title={words.assessTitle}
      description={words.assessLead}
      variant={isFirst ? "filled" : "default"}
      disabledReason={isStated ? undefined : words.next.state(missingLabel(missing))}
      opened={opened}
      wide
    >
      <AssessForm
        id={risk.id}
        version={risk.version}
        reviewDays={risk.reviewDays}
        properties={risk.properties}
        inherent={risk.inherent}
        option={risk.option}
        links={risk.controls.map(({ reference, side, strength }) => ({
          control: reference,
          side,
          strength,
        }))}
        method={risk.inForce}
        choices={{ ...choices, ...stepsIn(risk.inForce) }}
        options={choices.options}
        ends={bound(risk)}
      />
    </ActButton>
  );
}

interface EditActProps {
  risk: RiskDetail;
  variant: "filled" | "default";
  opened: boolean;
}

/** Changes words, assets or owner. */
function EditAct({ risk, variant, opened }: EditActProps) {
  const { title, cause, event, consequence } = risk;
  return (
    <ActButton label={words.edit} title={words.editTitle} variant={variant} opened={opened} wide>
      <RiskForm
        properties={choices.properties}
        contexts={risk.context.map((one) => ({
          value: one.reference,
          label: `${one.reference} ${one.title}`,
        }))}
        known={risk.assets.flatMap(({ reference, name }) =>
          reference && name ? { value: reference, label: name } : [],
        )}
        bound={bound(risk)}
        risk={{
          id: risk.id,
          version: risk.version,
          values: {
            title,
            cause,
            event,
            consequence,
            kind: risk.kind,
            benefit: risk.benefit,
            effectCheck: risk.effectCheck,
            context: risk.context.map((one) => one.reference),
            threat: risk.threat?.id ?? null,
            properties: risk.properties,
            assets: risk.assets.flatMap(({ reference }) => reference ?? []),
            owner: risk.owner.reference,
          },
        }}
      />
    </ActButton>
  );
}

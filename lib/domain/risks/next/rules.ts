// What is next with a risk and whose turn it is, however many states stand behind it. Runs anywhere.
import type { Role } from "@/lib/kernel/actor";
import { plusDays } from "@/lib/kernel/fields";
import type { RiskKind, RiskState, TreatmentState } from "@/prisma/generated/enums";
import { SOON_DAYS } from "../reviews/rules";
import type { NextLine, Party, Step } from "./schema";

export interface Named {
  readonly id: string;
  readonly name: string;
}

interface Action {
  readonly state: TreatmentState;
  readonly due: string;
  readonly responsible: Named;
  readonly verifier: Named | null;
}

/** All that the line depends on. */
export interface NextFacts {
  readonly kind: RiskKind;
  readonly state: RiskState;
  readonly owner: Named;
  /** The statement lacks something, so that it cannot be rated. */
  readonly isIncomplete: boolean;
  readonly isConfirmed: boolean;
  readonly closeAskedAt: string | null;
  /** Who wrote another wording that waits. */
  readonly pendingById: string | null;
  /** An acceptance was asked for: who decides at this level; null: nobody may accept it. */
  readonly asked: { readonly authority: "risk_owner" | "top_management" | null } | null;
  readonly treatments: readonly Action[];
  readonly nextReview: string | null;
}

/** Who reads the line. */
export interface Viewer {
  readonly id: string;
  readonly roles: readonly Role[];
}

interface Turn {
  readonly step: Step;
  readonly who: Named | Party;
  /** Whose own matter it is: somebody else of the party must do it. */
  readonly not?: string | undefined;
  readonly until?: string | null;
  readonly count?: number;
}

/** @returns null when nothing is: the risk is closed. */
export function nextOf(facts: NextFacts, viewer: Viewer, today: string): NextLine | null {
  const turn = turnOf(facts, today);
  if (!turn) return null;
  const { step, who, until = null, count = 1 } = turn;
  const party = typeof who === "string" ? who : null;
  return {
    step,
    name: typeof who === "string" ? null : who.name,
    party,
    yours:
      typeof who === "string"
        ? viewer.roles.includes(who) && viewer.id !== turn.not
        : viewer.id === who.id,
    until,
    overdue: until !== null && until < today,
    later: step === "review" && until !== null && until > plusDays(today, SOON_DAYS),
    count,
    isOpportunity: facts.kind === "opportunity",
  };
}

function turnOf(facts: NextFacts, today: string): Turn | null {
  const { state, owner } = facts;
  if (state === "closed") return null;
  if (state === "identified") return { step: facts.isIncomplete ? "state" : "assess", who: owner };
  return waiting(facts) ?? late(facts, today) ?? inTurn(facts);
}

/** What somebody asked for and waits for. */
function waiting({ owner, closeAskedAt, pendingById, asked, isConfirmed }: NextFacts): Turn | null {
  if (closeAskedAt) return { step: "confirm_closing", who: "compliance", not: owner.id };
  if (pendingById === owner.id) {
    return { step: "judge_wording", who: "compliance", not: pendingById };
  }
  if (pendingById) return { step: "judge_wording", who: owner };
  // Whoever decides for the owner waits until the owner has said yes to the level.
  const isOwners = asked?.authority !== "top_management";
  if (asked && !asked.authority) return { step: "turn_down", who: owner };
  if (asked && (isOwners || isConfirmed)) {
    return { step: "decide", who: isOwners ? owner : "top_management" };
  }
  return isConfirmed ? null : { step: "confirm", who: owner };
}

/** A look that is due goes before work that goes on. */
const late = ({ owner, nextReview }: NextFacts, today: string): Turn | null =>
  nextReview !== null && nextReview <= today
    ? { step: "review", who: owner, until: nextReview }
    : null;

function inTurn({ state, owner, nextReview, treatments }: NextFacts): Turn {
  if (state === "assessed") return { step: "plan", who: owner };
  if (state === "treatment_planned") return { step: "approve_plan", who: owner };
  if (state === "in_treatment") return ofPlan(treatments, owner);
  return { step: "review", who: owner, until: nextReview };
}

/** The action that is due first; all of them done and verified, the plan is complete. */
function ofPlan(treatments: readonly Action[], owner: Named): Turn {
  const inState = (...states: readonly TreatmentState[]) =>
    treatments
      .filter(({ state }) => states.includes(state))
      .sort((one, other) => one.due.localeCompare(other.due));
  const proposed = inState("proposed");
  const open = inState("approved", "in_progress");
  const done = inState("done");
  const [first] = open;
  if (proposed.length > 0) return { step: "approve_plan", who: owner, count: proposed.length };
  if (first)
    return { step: "carry_out", who: first.responsible, until: first.due, count: open.length };
  const [toVerify] = done;
  if (toVerify) {
    return { step: "verify", who: toVerify.verifier ?? "compliance", count: done.length };
  }
  return { step: "complete", who: "compliance" };
}

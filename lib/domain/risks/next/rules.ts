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

/** How far somebody is who asked that a second look stand in for a rule; null: nobody asked. */
export type Look = "requested" | "recorded" | null;

interface Action {
  readonly state: TreatmentState;
  readonly due: string;
  readonly responsible: Named;
  /** Who was to carry it out is here no longer. */
  readonly hasLeft: boolean;
  readonly doneById: string | null;
  /** Null also where whoever was named has left. */
  readonly verifier: Named | null;
  /** Of the owner, where the owner carries it out and has to approve it. */
  readonly look: Look;
}

/** An acceptance that was asked for. */
interface Asked {
  /** Who decides at this level; null: nobody may accept it. */
  readonly authority: "risk_owner" | "top_management" | null;
  readonly requestedById: string;
  /** The risk is still scored by an edition of the method that is not in force. */
  readonly isOlder: boolean;
  /** Those who carry out actions of the risk, and whom no second look excuses (S4). */
  readonly barredIds: readonly string[];
  /** Somebody of top management may decide. */
  readonly isManaged: boolean;
  /** Of the owner. */
  readonly look: Look;
}

/** All that the line depends on. */
export interface NextFacts {
  readonly kind: RiskKind;
  readonly state: RiskState;
  readonly owner: Named;
  /** The owner is here no longer, or may own no risks any more. */
  readonly ownerLeft: boolean;
  /** The statement lacks something, so that it cannot be rated. */
  readonly isIncomplete: boolean;
  readonly isConfirmed: boolean;
  /** Who set a level below the computed one, and gives no decision by it. */
  readonly loweredById: string | null;
  readonly closeAskedAt: string | null;
  /** Who wrote another wording that waits. */
  readonly pendingById: string | null;
  readonly asked: Asked | null;
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
  readonly not?: readonly string[];
  readonly until?: string | null;
  readonly count?: number;
}

/** Whose roles make them one of a party. */
const MEMBERS: Readonly<Record<Party, readonly Role[]>> = {
  compliance: ["compliance"],
  top_management: ["top_management"],
  somebody_else: ["compliance", "engineer", "risk_owner", "top_management"],
};

/** @returns null when nothing is: the risk is closed. */
export function nextOf(facts: NextFacts, viewer: Viewer, today: string): NextLine | null {
  const turn = turnOf(facts, today);
  if (!turn) return null;
  const { step, who, not = [], until = null, count = 1 } = turn;
  const isParty = typeof who === "string";
  return {
    step,
    name: isParty ? null : who.name,
    party: isParty ? who : null,
    yours: isParty
      ? MEMBERS[who].some((role) => viewer.roles.includes(role)) && !not.includes(viewer.id)
      : viewer.id === who.id,
    until,
    overdue: until !== null && until < today,
    later: step === "review" && until !== null && until > plusDays(today, SOON_DAYS),
    count,
    isOpportunity: facts.kind === "opportunity",
  };
}

/** What nobody decides who set the level. */
const DECISIONS: readonly Step[] = ["confirm", "decide", "approve_plan"];

/** Decisions of an owner who set the level wait for somebody else's assessment, and a look for another of compliance. */
function besideLowerer(turn: Turn, { loweredById, owner, ownerLeft }: NextFacts): Turn {
  if (loweredById === null) return turn;
  if (typeof turn.who === "string") {
    return turn.step === "decide" ? { ...turn, not: [...(turn.not ?? []), loweredById] } : turn;
  }
  if (loweredById !== owner.id || turn.who.id !== owner.id || ownerLeft) return turn;
  if (DECISIONS.includes(turn.step)) {
    return { step: "assess_anew", who: "compliance", not: [loweredById] };
  }
  return turn.step === "review" ? { ...turn, who: "compliance", not: [loweredById] } : turn;
}

/** What somebody does who is named for it, not as the owner. */
const OWN: readonly Step[] = ["carry_out", "verify"];

function turnOf(facts: NextFacts, today: string): Turn | null {
  const { state, owner } = facts;
  if (state === "closed") return null;
  const turn = besideLowerer(ofState(facts, today), facts);
  const isOwners = typeof turn.who !== "string" && turn.who.id === owner.id;
  // Nobody waits for an owner who is none any more; who is still here does what is their own.
  return isOwners && facts.ownerLeft && !OWN.includes(turn.step)
    ? { step: "name_owner", who: "compliance" }
    : turn;
}

function ofState(facts: NextFacts, today: string): Turn {
  const { state, owner } = facts;
  if (state === "identified") return { step: facts.isIncomplete ? "state" : "assess", who: owner };
  return waiting(facts) ?? late(facts, today) ?? inTurn(facts);
}

/** What somebody asked for and waits for. */
function waiting(facts: NextFacts): Turn | null {
  const { owner, closeAskedAt, pendingById, asked, isConfirmed } = facts;
  if (closeAskedAt) return { step: "confirm_closing", who: "compliance", not: [owner.id] };
  // With the owner gone, compliance judges what others wrote, too.
  if (pendingById && (pendingById === owner.id || facts.ownerLeft)) {
    return { step: "judge_wording", who: "compliance", not: [pendingById] };
  }
  if (pendingById) return { step: "judge_wording", who: owner };
  // Whoever decides for the owner waits until the owner has said yes to the level.
  if (asked && (asked.authority !== "top_management" || isConfirmed)) return deciding(asked, facts);
  return isConfirmed ? null : { step: "confirm", who: owner };
}

/** Who decides on an acceptance: nobody who treats the risk, unless a second look stands in (S4). */
function deciding(asked: Asked, { owner, state, loweredById }: NextFacts): Turn {
  const { authority, barredIds, requestedById } = asked;
  // What is under treatment is not accepted as it stands; that can be asked of older records only.
  if (state === "treatment_planned" || state === "in_treatment") {
    return { step: "turn_down", who: authority === "top_management" ? authority : owner };
  }
  if (!authority) return { step: "turn_down", who: owner };
  if (asked.isOlder) return { step: "rescore", who: owner };
  if (authority === "top_management") {
    if (!asked.isManaged) {
      return loweredById && !barredIds.includes(loweredById)
        ? { step: "assess_anew", who: "compliance", not: [loweredById] }
        : { step: "ask_look", who: "top_management" };
    }
    return { step: "decide", who: "top_management", not: barredIds };
  }
  if (!barredIds.includes(owner.id)) return { step: "decide", who: owner };
  return lookAt(asked.look, owner, [owner.id, requestedById]);
}

/** The owner is barred: another person looks at it once the owner has asked for that. */
const lookAt = (look: Look, owner: Named, not: readonly string[], count = 1): Turn =>
  look === "requested"
    ? { step: "second_look", who: "somebody_else", not, count }
    : { step: "ask_look", who: owner, count };

/** A look that is due goes before work that goes on. */
const late = ({ owner, nextReview }: NextFacts, today: string): Turn | null =>
  nextReview !== null && nextReview <= today
    ? { step: "review", who: owner, until: nextReview }
    : null;

function inTurn({ state, owner, nextReview, treatments }: NextFacts): Turn {
  if (state === "assessed") return { step: "plan", who: owner };
  if (state === "treatment_planned") return approving(treatments, owner);
  if (state === "in_treatment") return ofPlan(treatments, owner);
  return { step: "review", who: owner, until: nextReview };
}

const inState = (treatments: readonly Action[], ...states: readonly TreatmentState[]) =>
  treatments
    .filter(({ state }) => states.includes(state))
    .sort((one, other) => one.due.localeCompare(other.due));

/** An owner does not approve what the owner carries out (S4). */
function approving(treatments: readonly Action[], owner: Named): Turn {
  const proposed = inState(treatments, "proposed");
  const own = proposed.filter(
    ({ responsible, look }) => responsible.id === owner.id && look !== "recorded",
  );
  const [first] = own.toSorted(
    (one, other) => Number(one.look !== null) - Number(other.look !== null),
  );
  if (first) return lookAt(first.look, owner, [owner.id], own.length);
  return { step: "approve_plan", who: owner, count: Math.max(1, proposed.length) };
}

/** The action that is due first; all of them done and verified, the plan is complete. */
function ofPlan(treatments: readonly Action[], owner: Named): Turn {
  if (inState(treatments, "proposed").length > 0) return approving(treatments, owner);
  const open = inState(treatments, "approved", "in_progress");
  const [first] = open;
  if (first?.hasLeft) return { step: "replace", who: owner, until: first.due };
  if (first) {
    return { step: "carry_out", who: first.responsible, until: first.due, count: open.length };
  }
  const done = inState(treatments, "done");
  const [toVerify] = done;
  if (toVerify) return verifying(toVerify, done.length);
  return { step: "complete", who: "compliance" };
}

/** The named verifier; compliance where nobody is named who may, but for those who did it (S4). */
function verifying({ verifier, responsible, doneById }: Action, count: number): Turn {
  const not = [responsible.id, ...(doneById ? [doneById] : [])];
  if (verifier && !not.includes(verifier.id)) return { step: "verify", who: verifier, count };
  return { step: "verify", who: "compliance", not, count };
}

import { type Actor, holds } from "@/lib/kernel/actor";
import { mayMove } from "../../workflow/rules";
import type { ActionOf } from "../../workflow/schema";
import { hasAuthority, renewableFrom } from "../acceptances/rules";
import { acceptanceLimit, type Numbers } from "../rules";
import { isPlannable } from "../treatments/rules";
import type { AcceptancePart, RiskDetail, TreatmentPart } from "./schema";

// Which buttons a reader gets. The commands judge again; this only keeps the page honest.

export type Bare<Part> = Omit<Part, "can">;
interface Owned {
  readonly owner: { readonly id: string };
  readonly state: RiskDetail["state"];
}

const changes = (actor: Actor) =>
  actor.kind !== "token" || (actor.scopes?.includes("write") ?? false);

interface Judged extends Owned {
  readonly kind: RiskDetail["kind"];
  readonly current: RiskDetail["current"];
  readonly judgedBy: Numbers & { readonly edition: string };
  readonly inForce: { readonly edition: string };
  readonly isConfirmed: boolean;
  readonly closeAskedAt: string | null;
  readonly proposedById: string | null;
  readonly pendingById: string | null;
  readonly loweredById: string | null;
  readonly treatments: readonly { readonly state: TreatmentPart["state"] }[];
  readonly acceptances: readonly { readonly state: AcceptancePart["state"] }[];
}

/** Whoever set a level below the computed one gives no decision by it (`mustNotHaveLowered`). */
const decidesBy = ({ loweredById }: { readonly loweredById: string | null }, { id }: Actor) =>
  loweredById !== id;

export function actsOnRisk(risk: Judged, actor: Actor): RiskDetail["can"] {
  const writes = changes(actor);
  const isOwner = writes && risk.owner.id === actor.id && holds(actor, "risk_owner");
  const manages = writes && holds(actor, "compliance");
  const leads = isOwner || manages;
  const engineers = writes && holds(actor, "engineer");
  const may = (action: ActionOf<"risk">) => mayMove("risk", risk.state, action);
  const isScored = risk.kind === "risk";
  const fresh = risk.state === "identified" || risk.state === "assessed";
  const alive = risk.treatments.filter((one) => one.state !== "cancelled");
  const open = risk.acceptances.some(
    (one) => one.state === "requested" || one.state === "accepted",
  );
  const acceptable =
    risk.current !== null &&
    risk.judgedBy.edition === risk.inForce.edition &&
    acceptanceLimit(risk.judgedBy, risk.current.band).authority !== null;
  const proposed = writes && risk.proposedById === actor.id && risk.state === "identified";
  return {
    edit: (leads || proposed) && risk.state !== "closed",
    reword: leads && risk.acceptances.some((one) => one.state === "accepted"),
    judgeWording: leads && risk.pendingById !== null && risk.pendingById !== actor.id,
    assess: isScored && (fresh ? leads || engineers : leads && may("reassess")),
    judge: !isScored && leads && may("assess"),
    pursue: !isScored && isOwner && may("plan"),
    review:
      leads &&
      (!isOwner || decidesBy(risk, actor)) &&
      risk.state !== "identified" &&
      risk.state !== "closed",
    confirm:
      isOwner &&
      decidesBy(risk, actor) &&
      risk.current !== null &&
      !risk.isConfirmed &&
      risk.state !== "closed",
    propose: (leads || engineers) && isPlannable(risk.state),
    plan:
      isScored &&
      isOwner &&
      may("plan") &&
      !risk.acceptances.some((one) => one.state === "requested"),
    approvePlan: isOwner && decidesBy(risk, actor) && may("approve_plan"),
    complete:
      manages &&
      may("complete") &&
      risk.isConfirmed &&
      alive.every((one) => one.state === "verified"),
    reassess: leads && may("reassess"),
    request: leads && may("accept") && !open && acceptable,
    close: isOwner && may("close") && risk.closeAskedAt === null,
    confirmClosure:
      manages && may("close") && risk.closeAskedAt !== null && risk.owner.id !== actor.id,
    lower: manages && risk.owner.id !== actor.id,
  };
}

interface Excusing {
  /** Those of whom a second look stands in, so that they may accept all the same (S4). */
  readonly excusedIds: readonly string[];
}

interface Carried {
  /** Second looks that are recorded: what each lets do, and whom. */
  readonly looks: readonly { readonly act: string; readonly byId: string }[];
  readonly state: TreatmentPart["state"];
  readonly responsible: { readonly id: string };
  readonly verifier: { readonly id: string } | null;
  readonly doneById: string | null;
}

export function actsOnTreatment(
  treatment: Carried,
  risk: Owned,
  actor: Actor,
): TreatmentPart["can"] {
  const writes = changes(actor);
  const isOwner = writes && risk.owner.id === actor.id && holds(actor, "risk_owner");
  const isDoer = writes && treatment.responsible.id === actor.id;
  const judges = writes && (holds(actor, "compliance") || treatment.verifier?.id === actor.id);
  const may = (action: ActionOf<"treatment">) => mayMove("treatment", treatment.state, action);
  const did = isDoer || treatment.doneById === actor.id;
  const approves = isOwner && may("approve");
  const verifies = judges && may("verify");
  const needed =
    approves && isDoer ? "treatments.approve" : verifies && did ? "treatments.verify" : null;
  return {
    edit:
      writes &&
      treatment.state === "proposed" &&
      (isOwner || holds(actor, "compliance", "engineer")),
    approve: approves,
    moveDue: isOwner && treatment.state !== "verified" && treatment.state !== "cancelled",
    cancel: isOwner && may("cancel"),
    start: isDoer && may("start"),
    report: isDoer && treatment.state === "in_progress",
    finish: isDoer && may("finish"),
    verify: verifies,
    return: judges && may("return"),
    needsReview: needed && !isExcused(treatment, needed, actor) ? needed : null,
  };
}

const isExcused = ({ looks }: Carried, act: string, { id }: Actor) =>
  looks.some((one) => one.act === act && one.byId === id);

export function actsOnAcceptance(
  acceptance: Bare<AcceptancePart> & Excusing,
  risk: Owned & {
    readonly judgedBy: Numbers & { readonly edition: string };
    readonly inForce: { readonly edition: string };
    readonly treatments: readonly Pick<TreatmentPart, "state" | "responsible">[];
    readonly acceptances: readonly Pick<AcceptancePart, "reference" | "state">[];
    readonly current: RiskDetail["current"];
    readonly today: string;
    readonly loweredById: string | null;
  },
  actor: Actor,
): AcceptancePart["can"] {
  const writes = changes(actor);
  const isOwner = writes && risk.owner.id === actor.id && holds(actor, "risk_owner");
  const isTopManagement = writes && holds(actor, "top_management");
  // What a request showed may be older than the level; who decides does so by the level now.
  const band = risk.current?.band ?? acceptance.band;
  const decides =
    acceptance.state === "requested" &&
    hasAuthority({ method: risk.judgedBy, band, isOwner, isTopManagement });
  const isNewest = risk.judgedBy.edition === risk.inForce.edition;
  const treats = risk.treatments.some(
    (one) => one.state !== "cancelled" && one.responsible.id === actor.id,
  );
  const nobody = acceptanceLimit(risk.judgedBy, band).authority === null;
  const rejects = nobody && (isOwner || isTopManagement);
  const leads = isOwner || (writes && holds(actor, "compliance"));
  const inForce = risk.acceptances.find((one) => one.state === "accepted");
  const continues = inForce !== undefined && inForce.reference === acceptance.renews;
  return {
    accept:
      decides &&
      decidesBy(risk, actor) &&
      isNewest &&
      (continues || mayMove("risk", risk.state, "accept")),
    reject: decides || (rejects && acceptance.state === "requested"),
    withdraw: leads && mayMove("acceptance", acceptance.state, "withdraw"),
    renew:
      leads &&
      isNewest &&
      acceptance.state === "accepted" &&
      acceptance.validUntil !== null &&
      renewableFrom(acceptance.validUntil) <= risk.today &&
      risk.current !== null &&
      acceptanceLimit(risk.judgedBy, risk.current.band).authority !== null &&
      !risk.acceptances.some((one) => one.state === "requested"),
    revoke:
      acceptance.state === "accepted" &&
      (isOwner || isTopManagement || (writes && holds(actor, "compliance"))),
    needsReview: decides && treats && !acceptance.excusedIds.includes(actor.id),
  };
}

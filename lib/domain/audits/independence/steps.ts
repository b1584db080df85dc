import type { Actor } from "@/lib/kernel/actor";
import { forbidden } from "@/lib/kernel/errors";
import type { Reader, Tx } from "@/lib/platform/db";
import { RULES } from "../../people/segregation/rules";
import { requireTransition } from "../../workflow/rules";
import { clauseOf } from "../catalogue";
import { conflictsInRecords, type Search } from "./conflicts/steps";
import { onceEach, toldOf } from "./rules";
import type { Conflict } from "./schema";
import { conflictsInSystem } from "./system/steps";

interface Asked {
  readonly personId: string;
  /** The clauses and controls of the checklist. */
  readonly refs: readonly string[];
  readonly now: Date;
}

const YEAR = 365 * 86_400_000;

/**
 * What the person was and did in the audited scope in the last 12 months: owned, operated, reviewed,
 * attested, accepted or verified there, wrote or approved the scope, or ran the ISMS.
 */
export async function conflictsOf(db: Reader, asked: Asked): Promise<Conflict[]> {
  const { personId, now } = asked;
  const refs = [...asked.refs];
  const isOfTheSystem = refs.some((ref) => clauseOf(ref) !== undefined);
  const since = new Date(now.getTime() - YEAR);
  const search: Search = { db, personId, refs, since, isOfTheSystem };
  const inRecords = await conflictsInRecords(search);
  return onceEach([...inRecords, ...(isOfTheSystem ? await conflictsInSystem(search) : [])]);
}

interface Audited {
  readonly id: string;
  readonly reference: string;
  readonly leadAuditorId: string;
  readonly leadSince: Date | null;
}

async function conflictsIn(tx: Tx, audit: Audited, personId: string, now: Date) {
  const lines = await tx.checklistItem.findMany({
    where: { auditId: audit.id },
    select: { ref: true },
  });
  return conflictsOf(tx, { personId, refs: lines.map(({ ref }) => ref), now });
}

const TOLD = `${RULES.S6.text} in the last 12 months (S6)`;

/**
 * Second looks at the independence of whoever leads now. Internal auditors ask for nothing in the ISMS
 * themselves, so it counts whoever asked; but not what was asked for while somebody else led.
 */
export const looksAtLead = ({ id, leadSince }: Pick<Audited, "id" | "leadSince">) => ({
  rule: "S6",
  recordId: id,
  ...(leadSince && { requestedAt: { gt: leadSince } }),
});

interface Step {
  readonly now: Date;
  /** The operation; a second look covers this one only. */
  readonly act: string;
}

/** S6 for the lead of an audit. @returns how many conflicts a recorded compensating review covers. */
export async function leadMustBeIndependent(tx: Tx, audit: Audited, { now, act }: Step) {
  const conflicts = await conflictsIn(tx, audit, audit.leadAuditorId, now);
  if (conflicts.length === 0) return 0;
  const review = await tx.compensatingReview.findFirst({
    where: { ...looksAtLead(audit), act, state: "recorded" },
  });
  if (review) return conflicts.length;
  throw forbidden(
    `${TOLD}: ${toldOf(conflicts)}. ` +
      `Choose another lead, or request a compensating review of ${audit.reference} for this step.`,
  );
}

/** The lead works on the audit; another internal auditor only when independent. */
export async function mustAudit(tx: Tx, actor: Actor, audit: Audited, now: Date) {
  if (actor.id === audit.leadAuditorId) return;
  const conflicts = await conflictsIn(tx, audit, actor.id, now);
  if (conflicts.length === 0) return;
  throw forbidden(
    `${TOLD}: ${toldOf(conflicts)}. This step of ${audit.reference} is for its lead or another auditor.`,
  );
}

/** Work on a finding is work on the audit that it came from. */
export async function mustAuditFinding(
  tx: Tx,
  actor: Actor,
  finding: { readonly auditId: string | null },
  now: Date,
) {
  if (!finding.auditId) return;
  const audit = await tx.audit.findUniqueOrThrow({ where: { id: finding.auditId } });
  await mustAudit(tx, actor, audit, now);
}

/** Whoever asks again asks about somebody else. */
const PASSED_ON = "Another auditor leads this audit now; ask again where the new lead needs it.";

/**
 * Another person leads now: what was recorded about the one before is not needed any more, and what is
 * still asked for is refused, so that it waits for nobody and the same person may ask again.
 */
export async function endLooks(tx: Tx, auditId: string, now: Date) {
  const about = { rule: "S6", recordId: auditId };
  const select = { id: true, act: true };
  // The requests first: one that is recorded in between is then superseded.
  const refused = await tx.compensatingReview.updateManyAndReturn({
    where: { ...about, state: "requested" },
    data: {
      state: requireTransition("compensating_review", "requested", "refuse"),
      ...{ secondLook: PASSED_ON, decidedAt: now, version: { increment: 1 } },
    },
    select,
  });
  const superseded = await tx.compensatingReview.updateManyAndReturn({
    where: { ...about, state: "recorded" },
    data: {
      state: requireTransition("compensating_review", "recorded", "redo"),
      version: { increment: 1 },
    },
    select,
  });
  return { refused, superseded };
}

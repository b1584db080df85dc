import type { AuditState } from "@/prisma/generated/enums";
import type { Conflict } from "./schema";

const WHAT: Readonly<Record<Conflict["what"], string>> = {
  owner: "owner of",
  reviewer: "reviewer of",
  attester: "attester of",
  acceptor: "acceptor of",
  verifier: "doer or verifier of",
  asset_owner: "owner of",
  risk_owner: "owner of",
  risk_acceptor: "decided on",
  scope_writer: "writer of scope",
  scope_approver: "approver of scope",
  officer: "runs the ISMS as",
};

/** “owner of A.5.18 until 2026-03-01, attester of AT-004 and 3 more”. */
export function toldOf(conflicts: readonly Conflict[]): string {
  const told = conflicts
    .slice(0, 5)
    .map(({ what, ref, until }) => `${WHAT[what]} ${ref}${until ? ` until ${until}` : ""}`);
  const more = conflicts.length - told.length;
  return more > 0 ? `${told.join(", ")} and ${more} more` : told.join(", ");
}

/** Each part in each record once: who owns it again is no former owner, and the last end counts. */
export function onceEach(conflicts: readonly Conflict[]): Conflict[] {
  const kept = new Map<string, Conflict>();
  for (const one of conflicts) {
    const key = `${one.what} ${one.ref}`;
    const before = kept.get(key);
    const isLater = !one.until || (before?.until && before.until < one.until);
    if (!before || isLater) kept.set(key, one);
  }
  return [...kept.values()];
}

const ASKED: Readonly<Partial<Record<AuditState, string>>> = {
  planned: "audits.announce",
  announced: "audits.issue",
  in_progress: "audits.issue",
  reporting: "audits.issue",
};
/** The step at which the lead is asked for independence next, and which a second look would cover. */
export const askedNext = (state: AuditState) => ASKED[state] ?? null;

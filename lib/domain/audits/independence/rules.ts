/** What somebody did in an audited scope that bars them from auditing it (S6). */
export interface Conflict {
  readonly what:
    | "owner"
    | "reviewer"
    | "attester"
    | "acceptor"
    | "verifier"
    | "asset_owner"
    | "risk_owner"
    | "officer";
  readonly ref: string;
}

const WHAT: Readonly<Record<Conflict["what"], string>> = {
  owner: "owner of",
  reviewer: "reviewer of",
  attester: "attester of",
  acceptor: "acceptor of",
  verifier: "doer or verifier of",
  asset_owner: "owner of",
  risk_owner: "owner of",
  officer: "runs the ISMS as",
};
/** “owner of A.5.18, attester of AT-004 and 3 more”. */
export function toldOf(conflicts: readonly Conflict[]): string {
  const told = conflicts.slice(0, 5).map(({ what, ref }) => `${WHAT[what]} ${ref}`);
  const more = conflicts.length - told.length;
  return more > 0 ? `${told.join(", ")} and ${more} more` : told.join(", ");
}

/** Who can act. A person may hold several roles; segregation rules compare persons, never roles. */
export const ROLES = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "external_auditor",
  "staff",
  "top_management",
  "system",
] as const;
export type Role = (typeof ROLES)[number];

/** What an API token may be used for. `decide` is issued on the host only, for at most a day. */
export const SCOPES = ["read", "write", "ingest", "decide"] as const;
export type Scope = (typeof SCOPES)[number];

export interface Actor {
  readonly kind: "person" | "token" | "job";
  /** The person's id; a token acts as its creator; a job as the system. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly sessionId?: string;
  readonly scopes?: readonly Scope[];
  /** The open engagement an external auditor works in. */
  readonly engagementId?: string;
}

/** The road a call came by; it stands in the trail beside the actor. */
export interface Via {
  readonly channel: "ui" | "api" | "cli" | "job" | "loader";
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** Only the loader names records itself, so that the example keeps its references. */
  readonly reference?: string;
}

export const SYSTEM: Actor = {
  kind: "job",
  id: "00000000-0000-7000-8000-000000000000",
  name: "Annex",
  roles: ["system"],
};

export const holds = (actor: Actor, ...roles: readonly Role[]) =>
  roles.some((role) => actor.roles.includes(role));

import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { CompensatingReviewState } from "@/prisma/generated/enums";

/** What somebody did or was in an audited scope that bars them from auditing it (S6). */
export const CONFLICTS = [
  "owner",
  "reviewer",
  "attester",
  "acceptor",
  "verifier",
  "asset_owner",
  "risk_owner",
  "risk_acceptor",
  "scope_writer",
  "scope_approver",
  "officer",
] as const;
type What = (typeof CONFLICTS)[number];

export const CONFLICT_LABELS: Readonly<Record<What, string>> = {
  owner: "Control owner",
  reviewer: "Reviewer",
  attester: "Attester",
  acceptor: "Acceptor of evidence",
  verifier: "Doer or verifier of a treatment",
  asset_owner: "Asset owner or custodian",
  risk_owner: "Risk owner",
  risk_acceptor: "Decided on the acceptance of a risk",
  scope_writer: "Wrote the scope",
  scope_approver: "Approved the scope",
  officer: "Runs the ISMS",
};

const conflict = z.object({
  what: z.enum(CONFLICTS),
  ref: z.string(),
  /** The day on which somebody else took over; null for what still is, and for single acts. */
  until: z.string().nullable(),
});
export type Conflict = z.output<typeof conflict>;

export const independenceInput = z.strictObject({ id: recordRef });
export const independence = z.object({
  conflicts: z.array(conflict),
  /** The step that asks next, and that a second look would cover. */
  act: z.string().nullable(),
  /** A second look by somebody outside the task, where a team is too small for the rule. */
  review: z
    .object({ reference: z.string(), act: z.string(), state: z.enum(CompensatingReviewState) })
    .nullable(),
});

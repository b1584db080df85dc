import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { CompensatingReviewState } from "@/prisma/generated/enums";

export const CONFLICT_LABELS = {
  owner: "Control owner",
  reviewer: "Reviewer",
  attester: "Attester",
  acceptor: "Acceptor of evidence",
  verifier: "Doer or verifier of a treatment",
  asset_owner: "Asset owner or custodian",
  risk_owner: "Risk owner",
  officer: "Runs the ISMS",
} as const;

export const independenceInput = z.strictObject({ id: recordRef });
export const independence = z.object({
  conflicts: z.array(
    z.object({
      what: z.enum([
        "owner",
        "reviewer",
        "attester",
        "acceptor",
        "verifier",
        "asset_owner",
        "risk_owner",
        "officer",
      ]),
      ref: z.string(),
    }),
  ),
  /** A second look by somebody outside the task, where a team is too small for the rule. */
  review: z.object({ reference: z.string(), state: z.enum(CompensatingReviewState) }).nullable(),
});

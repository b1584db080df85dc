import * as z from "zod";
import { anyOf, day, optionalText, reason, recordRef, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { AcceptanceState, OperatingState, Side, Strength } from "@/prisma/generated/enums";
import { Band, personShape } from "../schema";

export const ACCEPTANCE_STATE_LABELS = {
  requested: "Requested",
  accepted: "Accepted",
  rejected: "Rejected",
  expired: "Expired",
  revoked: "Revoked",
  voided: "Voided",
} as const satisfies Record<AcceptanceState, string>;
export const ACCEPTANCE_STATE_TONES = {
  requested: "info",
  accepted: "ok",
  rejected: "neutral",
  expired: "warn",
  revoked: "warn",
  voided: "bad",
} as const satisfies Record<AcceptanceState, string>;

/** What became of it: a request taken back and an acceptance that was continued end as revoked, and are not. */
export const OUTCOME_LABELS = {
  ...ACCEPTANCE_STATE_LABELS,
  withdrawn: "Withdrawn",
  renewed: "Renewed",
} as const;
export type Outcome = keyof typeof OUTCOME_LABELS;
export const OUTCOME_TONES = {
  ...ACCEPTANCE_STATE_TONES,
  withdrawn: "neutral",
  renewed: "neutral",
} as const satisfies Record<Outcome, string>;
export const Outcome = { ...AcceptanceState, withdrawn: "withdrawn", renewed: "renewed" } as const;

/** Who may accept, as people read it. */
export const AUTHORITY_LABELS = {
  risk_owner: "the risk owner",
  top_management: "top management",
  nobody: "nobody",
} as const;

/** Why an acceptance fell. */
export const BREAK_LABELS = {
  scenario: "the scenario changed",
  assets: "an asset, its class or exposure changed",
  controls: "the set of linked controls changed",
  method: "the method changed",
  score: "the score rose",
} as const;

/** As it stands in the database. */
export const bindsShape = z.object({
  scenario: z.string(),
  assets: z.array(
    z.object({
      id: z.string(),
      classification: z.string().nullable(),
      exposure: z.string().nullable(),
    }),
  ),
  controls: z.array(
    z.object({
      controlId: z.string(),
      side: z.enum(Side),
      strength: z.enum(Strength),
      state: z.enum(OperatingState),
    }),
  ),
  method: z.string(),
  score: z.int(),
});

export const requestAcceptanceInput = z.strictObject({ risk: recordRef, version });
export const acceptInput = z.strictObject({
  id: recordRef,
  version,
  reason: reason(),
  validUntil: day,
  conditions: optionalText(2000),
});
export const renewInput = z.strictObject({ id: recordRef, version });
export const decideInput = z.strictObject({ id: recordRef, version, reason: reason() });
export const expireInput = z.strictObject({ id: recordRef });

export const acceptanceMoved = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(AcceptanceState),
  version: z.int(),
  score: z.int(),
  band: z.string(),
  validUntil: z.string().nullable(),
  risk: z.object({ id: z.string(), reference: z.string(), state: z.string(), version: z.int() }),
});

export const listAcceptancesInput = listInput(["validUntil", "reference"]).extend({
  state: anyOf(AcceptanceState),
  band: anyOf(Band),
  risk: recordRef.optional(),
});
export const acceptanceRow = z.object({
  id: z.string(),
  reference: z.string(),
  risk: z.object({ id: z.string(), reference: z.string(), title: z.string() }),
  owner: personShape,
  state: z.enum(AcceptanceState),
  outcome: z.enum(Outcome),
  score: z.int(),
  band: z.enum(Band),
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  validUntil: z.string().nullable(),
  atRisk: z.boolean(),
  version: z.int(),
});
export type AcceptanceRow = z.infer<typeof acceptanceRow>;
export const acceptancePage = pageOf(acceptanceRow);

/** Where a page of what is over ended. */
const lapsedAt = z.object({ day, id: z.uuid() });
export const lapsedInput = z.strictObject({
  after: lapsedAt.nullish(),
  size: z.int().min(1).max(500).default(500),
});
export const lapsedShape = z.object({ ids: z.array(z.string()), next: lapsedAt.nullable() });

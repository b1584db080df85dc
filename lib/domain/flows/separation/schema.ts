import * as z from "zod";
import { recordRef, whole } from "@/lib/kernel/fields";
import { ExceptionState, ProposalState, RelationType } from "@/prisma/generated/enums";
import { flowEnd } from "../schema";
import { Carried } from "./rules";

export const CARRIED_LABELS = {
  personal_data: "Personal data",
  credentials: "Credentials",
  weights: "Weights",
} as const satisfies Record<Carried, string>;

export const separationInput = z.strictObject({
  /** Either end is this asset. */
  asset: recordRef.optional(),
  flow: recordRef.optional(),
  relation: z.uuid().optional(),
  /** The last one of the page before. */
  after: z.uuid().optional(),
  size: whole(1, 500).default(200),
});

export const proposedRisk = z.object({
  id: z.uuid(),
  reference: z.string(),
  threat: z.string(),
  state: z.enum(ProposalState),
  version: z.int(),
  /** The asset on whose page it is decided. */
  asset: z.object({ reference: z.string(), name: z.string() }),
  risk: z.object({ reference: z.string(), title: z.string() }).nullable(),
});
export type ProposedRisk = z.output<typeof proposedRisk>;

export const breach = z.object({
  /** Of the flow or of the relation. */
  id: z.uuid(),
  kind: z.enum({ flow: "flow", relation: "relation" }),
  /** Null for a relation, which is shown on the pages of its assets. */
  reference: z.string().nullable(),
  name: z.string(),
  type: z.enum(RelationType).nullable(),
  /** From production into the lower tier, whichever way the relation is read. */
  from: flowEnd,
  to: flowEnd,
  carries: z.array(z.enum(Carried)),
  why: z.string(),
  threat: z.string(),
  /** Allows it until that day, or asks to. */
  exception: z
    .object({
      reference: z.string(),
      state: z.enum(ExceptionState),
      validUntil: z.string(),
    })
    .nullable(),
  isAllowed: z.boolean(),
  proposal: proposedRisk.nullable(),
});
export type Breach = z.output<typeof breach>;
export const breachPage = z.object({ rows: z.array(breach), next: z.uuid().nullable() });

/** What became of the risks that one flow gives reason for. */
export const proposedInput = z.strictObject({
  /** Ids of flows and relations; a page hands over a single one as it is. */
  about: z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(z.uuid()).max(500),
  ),
});
export const proposedPage = z.object({ rows: z.array(proposedRisk.extend({ about: z.string() })) });

/** What the job is about; nothing means everything. */
export const lookInput = z.strictObject({
  flowId: z.string().optional(),
  assetId: z.string().optional(),
  relationId: z.string().optional(),
  after: z.uuid().optional(),
});
export type About = Omit<z.output<typeof lookInput>, "after">;
export const lookShape = z.object({ ids: z.array(z.uuid()), next: z.uuid().nullable() });
export const proposeInput = z.strictObject({ id: z.uuid() });
export const proposeShape = z.object({ made: z.int() });

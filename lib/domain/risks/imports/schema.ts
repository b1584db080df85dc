import * as z from "zod";
import { AssetKind } from "@/prisma/generated/enums";
import { importItem } from "../../assets/imports/schema";
import { atStakeShape } from "../acceptances/stakes/schema";
import { fact } from "../proposals/schema";

const proposed = z.object({
  /** The asset's reference; its name in a preview. */
  asset: z.string(),
  threat: z.string(),
  title: z.string(),
  reason: z.string(),
  facts: z.array(fact),
});
export type ProposedRow = z.output<typeof proposed>;

/** What an import brings or has brought; the first four are counts, of assets and of relations. */
export const importAnswer = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  relations: z.int(),
  warnings: z.array(z.string()),
  items: z.array(importItem),
  /** New ones only: what was proposed before is not proposed again. */
  proposals: z.array(proposed),
  /** Acceptances that fall, since they bind the class and exposure of an asset that changes. */
  voids: atStakeShape,
});
export type ImportAnswer = z.output<typeof importAnswer>;
/** The batch by which it can be taken back; null when nothing changed. */
export const importDone = importAnswer.extend({ batch: z.string().nullable() });

export const importRecord = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  by: z.string(),
  at: z.string(),
  created: z.int(),
  updated: z.int(),
  undoneAt: z.string().nullable(),
  undoUntil: z.string(),
  mayUndo: z.boolean(),
  /** Why it cannot be taken back; empty when it can. */
  against: z.array(z.string()),
  /** The first of them; the counts are of all. */
  assets: z.array(
    z.object({
      reference: z.string(),
      name: z.string(),
      kind: z.enum(AssetKind),
      created: z.boolean(),
    }),
  ),
  /** With proposed risks to decide on. */
  withProposals: z.array(z.string()),
});
export type ImportRecord = z.output<typeof importRecord>;
export const importTakenBackAnswer = z.object({
  reference: z.string(),
  removed: z.int(),
  restored: z.int(),
});

import * as z from "zod";
import { importItem } from "../../assets/imports/schema";
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

/** What an import brings or has brought; the first three are counts. */
export const importAnswer = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  warnings: z.array(z.string()),
  items: z.array(importItem),
  /** New ones only: what was proposed before is not proposed again. */
  proposals: z.array(proposed),
});
export type ImportAnswer = z.output<typeof importAnswer>;
export const importDone = importAnswer.extend({ asset: z.string() });

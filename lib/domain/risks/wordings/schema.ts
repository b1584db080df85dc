import * as z from "zod";
import { longText, recordRef, version } from "@/lib/kernel/fields";

export const rewordRiskInput = z.strictObject({
  id: recordRef,
  version,
  cause: longText(2000),
  event: longText(2000),
  consequence: longText(2000),
});

export const judgeWordingInput = z.strictObject({
  id: recordRef,
  version,
  /** The words mean the same and are taken; otherwise they are dropped. */
  sameMeaning: z.boolean("Say whether the meaning is the same."),
});

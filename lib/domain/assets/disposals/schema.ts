import * as z from "zod";
import { recordRef, text, version } from "@/lib/kernel/fields";

/** Every copy, with the evidence that it is gone. */
export const deleteCopiesInput = z.strictObject({
  id: recordRef,
  version,
  copies: z
    .array(z.strictObject({ where: text(300), evidence: recordRef }))
    .min(1, "Name every copy.")
    .max(50),
});
export const disposeInput = z.strictObject({ id: recordRef, version });

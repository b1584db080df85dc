import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";
import { TreatmentOption } from "@/prisma/generated/enums";

export const planRiskInput = z.strictObject({
  id: recordRef,
  version,
  option: z.enum(TreatmentOption, "Choose how the risk is treated."),
});

import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { Classification } from "@/prisma/generated/enums";

const end = z.object({ assetId: z.uuid().nullable(), zoneId: z.uuid().nullable() });

export const flowAdded = event(
  "data_flow.added",
  z.object({ from: end, to: end, classification: z.enum(Classification), controls: z.int() }),
);
export const flowEdited = event("data_flow.edited", z.object({ fields: z.array(z.string()) }));
export const flowRetired = event("data_flow.retired", z.object({}));

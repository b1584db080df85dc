import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { Classification } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const end = z.object({ assetId: z.uuid().nullable(), zoneId: z.uuid().nullable() });

export const flowAdded = event(
  "data_flow.added",
  z.object({ from: end, to: end, classification: z.enum(Classification), controls: z.int() }),
  LOOK,
);
export const flowEdited = event(
  "data_flow.edited",
  z.object({ fields: z.array(z.string()) }),
  LOOK,
);
export const flowRetired = event("data_flow.retired", z.object({}), LOOK);

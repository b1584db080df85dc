import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const threatAdded = event(
  "threat.added",
  z.object({ likelihood: z.int(), impact: z.int() }),
);
export const threatEdited = event("threat.edited", z.object({ fields: z.array(z.string()) }));
export const threatRetired = event("threat.retired", z.object({ risks: z.int() }));

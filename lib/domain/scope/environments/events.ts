import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { Tier } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

export const environmentAdded = event("environment.added", z.object({ tier: z.enum(Tier) }));
export const environmentEdited = event(
  "environment.edited",
  z.object({ fields: z.array(z.string()), tier: z.enum(Tier), before: z.enum(Tier) }),
  LOOK,
);
export const environmentRetired = event("environment.retired", z.object({}));

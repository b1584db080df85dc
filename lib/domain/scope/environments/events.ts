import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { Tier } from "@/prisma/generated/enums";

export const environmentAdded = event("environment.added", z.object({ tier: z.enum(Tier) }));
export const environmentEdited = event(
  "environment.edited",
  z.object({ fields: z.array(z.string()), tier: z.enum(Tier), before: z.enum(Tier) }),
);
export const environmentRetired = event("environment.retired", z.object({}));

import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { Tier } from "@/prisma/generated/enums";

export const environmentAdded = event("environment.added", z.object({ tier: z.enum(Tier) }));

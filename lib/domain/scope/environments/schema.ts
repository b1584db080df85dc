import * as z from "zod";
import { anyOf, recordRef, text } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { Tier } from "@/prisma/generated/enums";

/** What an environment is for; checks look at this, not at its name. */
export const TIER_LABELS = {
  production: "Production",
  staging: "Staging",
  test: "Test",
  development: "Development",
} as const satisfies Record<Tier, string>;

export const addEnvironmentInput = z.strictObject({
  name: text(120),
  tier: z.enum(Tier, "Choose a tier."),
  /** A short name for paths and imports; made from the name when left out. */
  reference: recordRef.optional(),
});

const SORTS = ["name", "tier"] as const;
export const listEnvironmentsInput = listInput(SORTS).extend({ tier: anyOf(Tier) });

export const environment = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  tier: z.enum(Tier),
  version: z.int(),
});
export type EnvironmentRow = z.output<typeof environment>;
export const environmentPage = pageOf(environment);

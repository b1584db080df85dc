import * as z from "zod";
import { anyOf, longText, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { Tier } from "@/prisma/generated/enums";

/** What an environment is for; checks look at this, not at its name. */
export const TIER_LABELS = {
  production: "Production",
  staging: "Staging",
  test: "Test",
  development: "Development",
} as const satisfies Record<Tier, string>;

/** What an environment says of the scope. */
export const SIDE_LABELS = {
  inside: "In scope",
  outside: "Out of scope",
  unsaid: "Not said",
} as const;
const Side = { inside: "inside", outside: "outside", unsaid: "unsaid" } as const;
export const InUse = { active: "active", retired: "retired" } as const;

const name = text(120);
const tier = z.enum(Tier, "Choose a tier.");
const inScope = z.boolean("Say whether it is in scope.").nullable();
/** Why it is outside, and what that means. */
const scopeReason = longText(2000, 0);

export const addEnvironmentInput = z.strictObject({
  name,
  tier,
  inScope: inScope.default(null),
  scopeReason: scopeReason.default(""),
  /** A short name for paths and imports; made from the name when left out. */
  reference: recordRef.optional(),
});
export const editEnvironmentInput = z.strictObject({
  id: recordRef,
  version,
  name: name.optional(),
  tier: tier.optional(),
  inScope: inScope.optional(),
  scopeReason: scopeReason.optional(),
});
export const retireEnvironmentInput = z.strictObject({ id: recordRef, version });

const SORTS = ["name", "tier"] as const;
export const listEnvironmentsInput = listInput(SORTS).extend({
  tier: anyOf(Tier),
  scope: anyOf(Side),
  /** In use, when nothing is said. */
  state: anyOf(InUse),
});

export const environment = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  tier: z.enum(Tier),
  version: z.int(),
});
export const environmentEdited = environment.extend({
  /** Its tier changed, so separation of its assets is judged anew. */
  isRejudged: z.boolean(),
});
export const environmentRow = environment.extend({
  /** Null: not said yet. */
  inScope: z.boolean().nullable(),
  scopeReason: z.string(),
  retiredAt: z.string().nullable(),
  /** How many assets that are not retired stand in it. */
  assets: z.int(),
});
export type EnvironmentRow = z.output<typeof environmentRow>;
export const environmentPage = pageOf(environmentRow);

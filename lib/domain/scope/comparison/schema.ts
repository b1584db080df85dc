import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { ScopeState } from "@/prisma/generated/enums";
import { personName } from "../../people/schema";

/** What edition `id` says differently than edition `from`. */
export const compareScopesInput = z.strictObject({ id: recordRef, from: recordRef });

const part = z.object({
  op: z.enum({ same: "same", added: "added", removed: "removed" }),
  text: z.string(),
});
export type Part = z.output<typeof part>;

const item = z.object({
  op: z.enum({ same: "same", added: "added", removed: "removed", changed: "changed" }),
  /** One list of parts for each column. */
  cells: z.array(z.array(part)),
});
export type ItemChange = z.output<typeof item>;

const TEXTS = {
  statement: "statement",
  units: "units",
  services: "services",
  requirements: "requirements",
  reviewIntervalMonths: "reviewIntervalMonths",
} as const;
const LISTS = {
  sites: "sites",
  considered: "considered",
  included: "included",
  exclusions: "exclusions",
  interfaces: "interfaces",
  kindReasons: "kindReasons",
} as const;

export const comparedText = z.object({
  field: z.enum(TEXTS),
  isChanged: z.boolean(),
  parts: z.array(part),
});
export type ComparedText = z.output<typeof comparedText>;
export const comparedList = z.object({
  field: z.enum(LISTS),
  isChanged: z.boolean(),
  items: z.array(item),
});
export type ComparedList = z.output<typeof comparedList>;

const side = z.object({
  id: z.uuid(),
  reference: z.string(),
  edition: z.string(),
  state: z.enum(ScopeState),
  author: personName.omit({ title: true }),
  approvedAt: z.string().nullable(),
  sha256: z.string().nullable(),
});
export const scopeComparison = z.object({
  from: side,
  to: side,
  texts: z.array(comparedText),
  lists: z.array(comparedList),
});
export type ScopeComparison = z.output<typeof scopeComparison>;

import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import {
  Classification,
  Derivation,
  Exposure,
  PersonalData,
  RelationType,
} from "@/prisma/generated/enums";
import { facts } from "../facts/schema";
import { graphAsset } from "../graph/schema";
import { Duty } from "../licences/schema";

export const lineageInput = z.strictObject({ id: recordRef });

/** Null: nobody has said to whom it answers. */
export const exposure = z.enum(Exposure).nullable();

/** One asset of a lineage, as it is read. */
export const lineageAsset = graphAsset.extend({
  licence: z.string().nullable(),
  facts: facts.catch({}),
  classification: z.enum(Classification).nullable(),
  personalData: z.enum(PersonalData),
  exposure,
  /** Duties that reach it. */
  reaching: z.array(z.enum(Duty)),
});
export type LineageAsset = z.output<typeof lineageAsset>;

export const lineageLink = z.object({
  fromId: z.uuid(),
  toId: z.uuid(),
  type: z.enum(RelationType),
  derivation: z.enum(Derivation).nullable(),
  recipe: z.string(),
});
export type LineageLink = z.output<typeof lineageLink>;

const node = graphAsset.extend({
  licence: z.string().nullable(),
  classification: z.enum(Classification).nullable(),
  personalData: z.enum(PersonalData),
  exposure,
  duties: z.array(z.enum(Duty)),
  /** Steps away: below 0 what it was made from, above 0 what was made of it or serves it. */
  depth: z.int(),
});
export type LineageNode = z.output<typeof node>;

export const lineage = z.object({
  nodes: z.array(node),
  links: z.array(lineageLink),
  /** There is more than is shown. */
  isCut: z.boolean(),
});
export type Lineage = z.output<typeof lineage>;

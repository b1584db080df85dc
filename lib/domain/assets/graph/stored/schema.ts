import * as z from "zod";
import {
  AssetKind,
  AssetState,
  Classification,
  PersonalData,
  RelationType,
} from "@/prisma/generated/enums";
import { facts } from "../../facts/schema";
import { inheritance } from "../schema";

const need = z.int().nullable();

/** An asset as the walk over the map brings it. */
export const storedAsset = z.object({
  id: z.uuid(),
  kind: z.enum(AssetKind),
  state: z.enum(AssetState),
  confidentiality: need,
  integrity: need,
  availability: need,
  classification: z.enum(Classification).nullable(),
  personalData: z.enum(PersonalData),
  licence: z.string().nullable(),
  facts: facts.catch({}),
  inheritedConfidentiality: need,
  inheritedIntegrity: need,
  inheritedAvailability: need,
  inheritedClassification: z.enum(Classification).nullable(),
  inheritedPersonalData: z.boolean(),
  inheritance: inheritance.catch({}),
  /** Does it lie downstream of the change, in what flows so? */
  content: z.boolean(),
  demand: z.boolean(),
});
export type StoredAsset = z.output<typeof storedAsset>;

export const walked = z.object({
  assets: z.array(storedAsset),
  links: z.array(z.object({ fromId: z.uuid(), toId: z.uuid(), type: z.enum(RelationType) })),
});
export type Walked = z.output<typeof walked>;

import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { Classification, Exposure, OperatingState, RelationType } from "@/prisma/generated/enums";
import { BREAKS, type Break } from "../rules";

/** As many assets as a change in bulk takes. */
const MOST_ASSETS = 500;
/** As an address writes yes and no. */
const flag = z
  .preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean())
  .default(false);
const REFERENCES = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(,[A-Za-z0-9][A-Za-z0-9._-]{0,63})*$/;
/** `a,b` in an address; `none` is an empty list. */
const listOf = (most: number) =>
  z
    .string()
    .max(most * 65)
    .regex(REFERENCES, "Give references such as R-05, or ids, with commas between them.")
    .transform((value) => (value === "none" ? [] : value.split(",")))
    .refine((list) => list.length <= most, `Name at most ${most} assets.`)
    .optional();
/** What is said to be nothing is something else than what is left as it is. */
const orNone = <Values extends Readonly<Record<string, string>>>(values: Values) =>
  z.preprocess((value) => (value === "none" ? null : value), z.enum(values).nullable()).optional();

/** A change that nobody has made yet, of one risk, of assets and how they stand to one another, or of one control. */
export const atStakeInput = z.strictObject({
  risk: recordRef.optional(),
  /** Of the risk: its scenario would read otherwise. */
  words: flag,
  /** Of the risk: these would be all its assets. */
  assets: listOf(50),
  /** Of the risk: this proposal would be merged into it, and bring its asset. */
  proposal: recordRef.optional(),
  /** Of the risk: it would be judged anew, by an assessment or because something happened. */
  anew: flag,
  /** An action of the risk would be verified, so that its controls act from then on. */
  treatment: recordRef.optional(),
  /** One asset, or several that would change alike. */
  asset: listOf(MOST_ASSETS),
  classification: orNone(Classification),
  exposure: orNone(Exposure),
  /** Of one asset: it would stand so to the asset `to`. */
  relation: z.enum(RelationType).optional(),
  to: recordRef.optional(),
  /** A relation that would be taken back. */
  ended: z.uuid().optional(),
  /** Of the assets: nothing of them would be left. */
  disposed: flag,
  /** A change in bulk or an import of assets that would be taken back. */
  undone: recordRef.optional(),
  control: recordRef.optional(),
  /** Of the control: the state that it would be in. */
  state: z.enum(OperatingState).optional(),
});
export type Change = z.output<typeof atStakeInput>;

/**
 * Why an acceptance would end: what it binds is broken, or somebody takes the risk up again. Assets joining or
 * leaving are `assets`, another class or exposure of one that stays is `facts`, another class that reaches one along
 * relations is `reached`.
 */
export const STAKE_REASONS = [
  ...BREAKS,
  ...(["facts", "reached", "anew"] as const),
] as const satisfies readonly (Break | "facts" | "reached" | "anew")[];
export type StakeReason = (typeof STAKE_REASONS)[number];
export const atStakeShape = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      risk: z.object({ reference: z.string(), title: z.string() }),
      because: z.array(z.enum(STAKE_REASONS)),
      /** References of the assets that another class would reach. */
      reached: z.array(z.string()),
    }),
  ),
  /** More acceptances hang on it than were looked at. */
  isCut: z.boolean(),
});
export type AtStake = z.output<typeof atStakeShape>;

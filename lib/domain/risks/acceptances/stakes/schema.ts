import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { Classification, Exposure, OperatingState } from "@/prisma/generated/enums";
import { BREAKS, type Break } from "../rules";

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

/** A change that nobody has made yet, of one risk, one asset or one control. */
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
  asset: listOf(100),
  classification: orNone(Classification),
  exposure: orNone(Exposure),
  control: recordRef.optional(),
  /** Of the control: the state that it would be in. */
  state: z.enum(OperatingState).optional(),
});
export type Change = z.output<typeof atStakeInput>;

/**
 * Why an acceptance would end: what it binds is broken, or somebody takes the risk up again. Assets joining or
 * leaving are `assets`, another class or exposure of one that stays is `facts`.
 */
export const STAKE_REASONS = [
  ...BREAKS,
  ...(["facts", "anew"] as const),
] as const satisfies readonly (Break | "facts" | "anew")[];
export type StakeReason = (typeof STAKE_REASONS)[number];
export const atStakeShape = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      risk: z.object({ reference: z.string(), title: z.string() }),
      because: z.array(z.enum(STAKE_REASONS)),
    }),
  ),
  /** More acceptances hang on it than were looked at. */
  isCut: z.boolean(),
});
export type AtStake = z.output<typeof atStakeShape>;

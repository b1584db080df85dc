import * as z from "zod";
import { day, whole } from "@/lib/kernel/fields";
import { RiskBand, RiskState } from "@/prisma/generated/enums";
import { scaleShape } from "../method/schema";
import { Value } from "../schema";

export const matrixInput = z.strictObject({
  of: z.enum(Value).default("current"),
  /** Compare with the morning of this day. */
  since: day.optional(),
});

const cells = z.array(z.array(z.int()));
const moved = z.array(z.object({ band: z.enum(RiskBand), count: z.int() }));
/** `counts[likelihood - 1][impact - 1]`; closed risks and opportunities are left out. */
export const matrixShape = z.object({
  of: z.enum(Value),
  counts: cells,
  total: z.int(),
  unassessed: z.int(),
  /** The level words and bands of the method in force. */
  scale: scaleShape,
  movement: z
    .object({
      since: z.string(),
      /** The cells as the day began. */
      before: cells,
      /** Risks that stand in a worse or a better band than then, by the band they stand in now. */
      rose: moved,
      fell: moved,
      /** There are more than were counted. */
      isCapped: z.boolean(),
      /** Open risks that were rated for the first time since; they rose and fell from nothing. */
      rated: z.int(),
      ratedIsCapped: z.boolean(),
      /** Risks that lay in a cell then, and are closed by now. */
      closed: z.int(),
    })
    .nullable(),
});
export type RiskMatrix = z.infer<typeof matrixShape>;
export type Movement = NonNullable<RiskMatrix["movement"]>;

export const topInput = z.strictObject({ size: whole(1, 25).default(10) });
export const topShape = z.array(
  z.object({
    id: z.string(),
    reference: z.string(),
    title: z.string(),
    inherent: z.int(),
    current: z.int(),
    residual: z.int(),
  }),
);
export type TopRisk = z.infer<typeof topShape>[number];

/** How long ago risks were assessed, by whole months that the register can be narrowed to. */
export const AGE_LABELS = {
  quarter: "In the last 3 months",
  half: "3 to 6 months ago",
  year: "6 to 12 months ago",
  older: "Over a year ago",
  never: "Never",
} as const;
export const Age = {
  quarter: "quarter",
  half: "half",
  year: "year",
  older: "older",
  never: "never",
} as const;
export type Age = keyof typeof Age;

export const summaryShape = z.object({
  /** Open risks, closed ones and opportunities left out. */
  open: z.int(),
  /** Bands that the owner may not accept, with the open risks in them that nobody has accepted. */
  above: z.array(z.object({ band: z.enum(RiskBand), count: z.int() })),
  ageing: z.array(z.object({ age: z.enum(Age), assessed: z.string(), count: z.int() })),
  reviews: z.object({ overdue: z.int(), soon: z.int(), later: z.int(), none: z.int() }),
  states: z.array(z.object({ state: z.enum(RiskState), count: z.int() })),
  editions: z.array(z.object({ edition: z.string(), count: z.int() })),
  edition: z.string(),
});
export type RiskSummary = z.infer<typeof summaryShape>;

import * as z from "zod";
import { longText, text } from "@/lib/kernel/fields";
import { RiskBand } from "@/prisma/generated/enums";

/** What a loss can hit; the worst counts. */
export const DIMENSION_LABELS = {
  finance: "Finance",
  customers: "Customers",
  persons: "Persons",
  law: "Law",
  service: "Service",
} as const;
export type Dimension = keyof typeof DIMENSION_LABELS;

const name = text(40);
const anchor = text(400);

/** One level of likelihood: its name and what it means, so that two people mean the same. */
const likelihoodLevel = z.strictObject({ name, meaning: anchor });
/** One level of impact: what it means in each dimension. */
const impactLevel = z.strictObject({
  name,
  meaning: z.strictObject({
    finance: anchor,
    customers: anchor,
    persons: anchor,
    law: anchor,
    service: anchor,
  }),
});

/** Who may accept a risk of the band; nobody where it is null. */
const authority = z.enum({ risk_owner: "risk_owner", top_management: "top_management" }).nullable();
const days = z
  .int("Give whole days.")
  .min(0, "Give whole days.")
  .max(1095, "Give at most 1095 days.");

const bandRule = z.strictObject({
  name: z.enum(RiskBand),
  from: z.int().min(1).max(25),
  to: z.int().min(1).max(25),
  /** What the organisation puts up with, in words. */
  appetite: longText(400),
  authority,
  /** An acceptance lasts no longer. */
  longestDays: days,
  /** A risk is looked at again after this. */
  reviewDays: days.min(1, "Give at least one day."),
});

const share = z.number("Give a number.").min(0, "Give at least 0.").max(1, "Give at most 1.");

/** The words and numbers of one version of the method. */
export const methodText = z.strictObject({
  likelihood: z.array(likelihoodLevel).length(5, "Give five levels."),
  impact: z.array(impactLevel).length(5, "Give five levels."),
  bands: z.array(bandRule).length(4, "Give four bands."),
  /** What a well-working control of a design takes off. */
  strengths: z.strictObject({ weak: share, moderate: share, strong: share }),
  /** How much of its design a control delivers in a state. */
  factors: z.strictObject({
    effective: share,
    attested: share,
    partial: share,
    overdue_grace: share,
  }),
  /** Controls together never take off more than this. */
  cap: share,
  /** When a risk is assessed beside its interval. */
  triggers: longText(2000),
  assessment: longText(4000),
  treatment: longText(4000),
});
export type MethodText = z.output<typeof methodText>;

/** What of a method a screen reckons and names levels with. */
export const scaleShape = methodText
  .pick({ likelihood: true, impact: true, bands: true, strengths: true, factors: true, cap: true })
  .extend({ edition: z.string() });
export type Scale = z.output<typeof scaleShape>;

/** A version of the method as scores are reckoned by it. */
export interface Method extends MethodText {
  readonly edition: string;
}

import * as z from "zod";
import { longText, recordRef, text, version } from "@/lib/kernel/fields";

/** What a fact can be; each has one field of a form, one cell of a table and one form in a file. */
export type FactType = "text" | "long" | "yes_no" | "whole" | "day" | "digest" | "lines" | "choice";

export interface FactField {
  /** Name in database, REST, import and export. */
  readonly key: string;
  readonly label: string;
  readonly group: FactGroup;
  readonly type: FactType;
  readonly help?: string;
  /** Of a choice: value and label. */
  readonly options?: Readonly<Record<string, string>>;
}

export const FACT_GROUP_LABELS = {
  nature: "What it is",
  licence: "Licence and its duties",
  data: "Data",
  personal: "Personal data",
  keeping: "Keeping and deletion",
  serving: "Serving",
  limits: "Limits and logging",
  protection: "Protection",
  baseline: "Configuration baseline",
  rights: "What it may do",
} as const;
export type FactGroup = keyof typeof FACT_GROUP_LABELS;

export const factValue = z.union([
  longText(4000),
  z.boolean(),
  z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  z.array(text(200)).max(100),
]);
export type FactValue = z.output<typeof factValue>;
export type Facts = Readonly<Record<string, FactValue>>;
export const facts = z.record(z.string(), factValue);

/** A SHA-256 as it is stored: `sha256:` and 64 small hex digits; the bare digits are taken too. */
export const sha256 = z
  .string()
  .regex(/^(sha256:)?[0-9a-f]{64}$/i, "Give sha256: and 64 hex digits.")
  .transform((value) => `sha256:${value.slice(-64).toLowerCase()}`);
/** Where nothing is said, null stands. */
export const unsaid = <Type extends z.ZodType>(type: Type) =>
  type.nullish().transform((value) => value ?? null);
/** A count that outgrows four bytes: bytes of a file, parameters of a model. */
export const large = z.preprocess(
  (value) => (typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value),
  z
    .int("Give a whole number.")
    .min(0, "Give a whole number.")
    .max(Number.MAX_SAFE_INTEGER, "Give a smaller number."),
);

export const YES_NO_LABELS = { yes: "Yes", no: "No" } as const;

/** What is left out stays, null takes a fact back. */
export const describeAssetInput = z.strictObject({
  id: recordRef,
  version,
  facts: z.record(text(60), factValue.nullable(), "Give facts by their names."),
});

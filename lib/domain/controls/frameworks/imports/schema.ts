import * as z from "zod";
import { longText, text } from "@/lib/kernel/fields";
import { loadInput } from "../../../risks/loads/schema";
import { editionText, frameworkKey } from "../schema";

export const IMPORT_BODY = 24_000_000;
/** As many as a page shows; the counts are of all. */
export const MOST_SHOWN = 500;

export const FIELD_LABELS = {
  ref: "Reference",
  title: "Title",
  text: "Text",
  parent: "Stands under",
  controls: "Controls",
} as const;
export type RequirementField = keyof typeof FIELD_LABELS;
const field = z.enum(["ref", "title", "text", "parent", "controls"]);

const { sheet } = loadInput.shape;
const mapping = z.record(text(300), z.union([field, z.literal("")]));
export type Mapping = z.output<typeof mapping>;

export const importFrameworkInput = z.strictObject({
  key: frameworkKey,
  edition: editionText,
  title: text(200, 3),
  /** What it is, who asks for it, and where the text itself stands. */
  note: longText(2000, 0).default(""),
  sheet,
  mapping,
});
export type ImportFrameworkInput = z.output<typeof importFrameworkInput>;

export const columnsInput = z.strictObject({ headers: sheet.shape.headers });
export const columnsShape = z.object({ mapping: z.record(z.string(), z.string()) });

const problem = z.object({
  line: z.int(),
  /** How many rows have the same fault; the first is named. */
  rows: z.int(),
  column: z.string(),
  value: z.string(),
  message: z.string(),
});
export const frameworkPreview = z.object({
  reference: z.string(),
  requirements: z.int(),
  headings: z.int(),
  links: z.int(),
  unanswered: z.int(),
  /** The edition in force that it would be compared with. */
  replaces: z.string().nullable(),
  difference: z.record(z.string(), z.int()).nullable(),
  problems: z.array(problem),
  wrong: z.int(),
  rows: z.array(
    z.object({
      line: z.int(),
      ref: z.string(),
      title: z.string(),
      parent: z.string(),
      isHeading: z.boolean(),
      controls: z.array(z.string()),
    }),
  ),
});
export type FrameworkPreview = z.output<typeof frameworkPreview>;

import * as z from "zod";
import { text } from "@/lib/kernel/fields";

/** Rows and columns of one sheet, as its reader gives them: text, and the line of each row. */
export const sheet = z.object({
  headers: z.array(z.string()),
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
});
export type Sheet = z.output<typeof sheet>;

/** Column of the table → field of ours; `` leaves the column out. */
export const mapping = z.record(text(300), text(100, 0));
export type Mapping = z.output<typeof mapping>;

/** Leaves a column out. */
export const LEFT_OUT = "";

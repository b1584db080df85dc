import type { Sql } from "sql-template-tag";
import * as z from "zod";
import { whole } from "@/lib/kernel/fields";
import { pageOf } from "@/lib/kernel/list";

/** How much an auditor would make of it. */
export const SEVERITY_LABELS = { high: "High", medium: "Medium", low: "Low" } as const;
export type Severity = keyof typeof SEVERITY_LABELS;
/** The worst first. */
export const SEVERITY_ORDER = ["high", "medium", "low"] as const satisfies readonly Severity[];
export const SEVERITY_TONES = {
  high: "bad",
  medium: "warn",
  low: "info",
} as const satisfies Record<Severity, string>;

/** Dialogs of a risk's page that an address can open: `/risks/R-05?act=edit`. */
export const MEND_ACTS = ["edit", "assess", "review", "plan", "action", "reassess"] as const;
export type MendAct = (typeof MEND_ACTS)[number];

/** Where a rule finds its rows: few tables, joined by indexes, in the order of `id`. */
export interface Search {
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** Unique uuid of the row; the mark of the next page. */
  readonly id: Sql;
  readonly reference: Sql;
  readonly title: Sql;
  /** Page of the record that is put right. */
  readonly path: Sql;
  /** What is wrong in this row, in few words. */
  readonly note: Sql;
}

/** One thing an auditor would find in the register, with how to find it and how to mend it. */
export interface HealthRule {
  /** Never changes: addresses and other programs know it. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly clause: string;
  readonly severity: Severity;
  /** What to do about a row. */
  readonly mend: string;
  /** The dialog that does it, on the record's page; without it the page itself is the place. */
  readonly act?: MendAct;
  /** @param today `YYYY-MM-DD` */
  readonly search: (today: string) => Search;
}

const ruleShape = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  clause: z.string(),
  severity: z.enum(["high", "medium", "low"]),
  mend: z.string(),
  count: z.int(),
  /** There are more than were counted. */
  isCapped: z.boolean(),
});
export type HealthFinding = z.infer<typeof ruleShape>;

export const healthInput = z.strictObject({
  /** An answer this many seconds old will do: the register is long, and most pages only point here. */
  maxAge: whole(0, 600).default(0),
});
export const healthShape = z.object({
  rules: z.array(ruleShape),
  /** Rules that found something, and all their rows. */
  found: z.int(),
  rows: z.int(),
  isCapped: z.boolean(),
});

export const healthRowsInput = z.strictObject({
  rule: z.string().regex(/^[a-z_]{1,60}$/, "Name a rule, such as owner_left."),
  size: whole(1, 500).default(50),
  cursor: z.uuid("This page mark is broken. Start again from the first page.").optional(),
});
const rowShape = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  note: z.string(),
  /** Where it is mended. */
  href: z.string(),
});
export type HealthRow = z.infer<typeof rowShape>;
export const healthPage = pageOf(rowShape).extend({ rule: ruleShape });

// What a change in bulk does to each row, and what stands against it. Runs anywhere.
import { AppError, type ErrorCode, type FieldErrors, wrongState } from "@/lib/kernel/errors";
import type { Classification } from "@/prisma/generated/enums";
import type { Before, BulkRow, RefusalCode } from "./schema";

interface Named {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

const NO_REASON = { code: null, reason: null } as const;
export const asChanged = ({ id, reference, name }: Named): BulkRow => ({
  ...{ id, reference, name, result: "changed" },
  ...NO_REASON,
});
export const asUnchanged = ({ id, reference, name }: Named): BulkRow => ({
  ...{ id, reference, name, result: "unchanged" },
  ...NO_REASON,
});
export const asRefused = (
  { id, reference, name }: Named,
  { code, reason }: { code: RefusalCode; reason: string },
): BulkRow => ({ id, reference, name, result: "refused", code, reason });

/** Some are refused and the others are not wanted without them; or there is nothing to do. */
export function mustGoOn(rows: readonly BulkRow[], skipRefused: boolean, input?: string) {
  const { changed, refused } = countsOf(rows);
  if (refused > 0 && (!skipRefused || changed === 0)) throw refusalOf(rows, input);
  if (changed === 0) throw wrongState("All of them say this already. Nothing was changed.");
}

/** Someone else was faster with this row. */
export const STALE = {
  code: "conflict",
  reason: "Someone else changed it meanwhile.",
} as const;
export const UNKNOWN = {
  code: "not_found",
  reason: "There is no such asset, or you may not see it.",
} as const;

export function countsOf(rows: readonly BulkRow[]) {
  const count = (result: BulkRow["result"]) => rows.filter((row) => row.result === result).length;
  return { changed: count("changed"), unchanged: count("unchanged"), refused: count("refused") };
}

/** The gravest first: what was tried without the right to is told as such, and stands in the trail. */
const GRAVITY = ["forbidden", "not_found", "conflict", "wrong_state", "invalid"] as const;

/** The refusal of the whole, with each row's reason by its place in the input. */
export function refusalOf(rows: readonly BulkRow[], input = "assets"): AppError {
  const { refused } = countsOf(rows);
  const fields: FieldErrors = {};
  for (const [at, row] of rows.entries()) {
    if (row.reason) fields[`${input}.${at}`] = [`${row.reference || row.id}: ${row.reason}`];
  }
  const codes = rows.map(({ code }) => code);
  const code: ErrorCode = GRAVITY.find((one) => codes.includes(one)) ?? "invalid";
  const message = `${refused} of ${rows.length} cannot be changed. Nothing was changed.`;
  return new AppError(code, message, { fields });
}

/** The columns that a change in bulk can touch. */
export interface Columns {
  readonly ownerId: string | null;
  readonly ownerAgreedAt: Date | null;
  readonly custodianId: string | null;
  readonly environmentId: string | null;
  readonly zoneId: string | null;
  readonly classification: Classification | null;
  readonly nextReview: Date | null;
}

/** What is given for all, or moves for one. */
function moves<Value>(before: Value, given: Value | undefined): given is Value {
  const plain = (value: Value | undefined) => (value instanceof Date ? value.getTime() : value);
  return given !== undefined && plain(given) !== plain(before);
}

/** Only what becomes another value than before. A word of agreement goes with its owner. */
export function differing(before: Columns, given: Partial<Columns>): Partial<Columns> {
  const { ownerId, ownerAgreedAt, custodianId, environmentId, zoneId, classification, nextReview } =
    given;
  return {
    ...(moves(before.ownerId, ownerId) && { ownerId, ownerAgreedAt: ownerAgreedAt ?? null }),
    ...(moves(before.custodianId, custodianId) && { custodianId }),
    ...(moves(before.environmentId, environmentId) && { environmentId }),
    ...(moves(before.zoneId, zoneId) && { zoneId }),
    ...(moves(before.classification, classification) && { classification }),
    ...(moves(before.nextReview, nextReview) && { nextReview }),
  };
}

const FIELD_OF = {
  ownerId: "owner",
  custodianId: "custodian",
  environmentId: "environment",
  zoneId: "zone",
  classification: "classification",
  nextReview: "nextReview",
} as const;

/** The fields that people see changed. */
export const fieldsIn = (data: Partial<Columns>): string[] =>
  Object.entries(FIELD_OF).flatMap(([column, field]) =>
    Object.hasOwn(data, column) ? [field] : [],
  );

/** What decides whether data crosses a boundary that it should not. */
export const separates = ({ environmentId, zoneId, classification }: Partial<Columns>): boolean =>
  [environmentId, zoneId, classification].some((one) => one !== undefined);

interface Zoned {
  readonly environmentId: string | null;
}

/** A zone of an environment takes what runs there; one outside of the organisation takes anything. */
export const zoneFits = (zone: Zoned, environmentId: string | null) =>
  zone.environmentId === null || zone.environmentId === environmentId;

/** What is put back when it is undone, as it is kept. */
export function keptOf(row: Columns, touched: Partial<Columns>): Before {
  const has = (key: keyof Columns) => Object.hasOwn(touched, key);
  return {
    ...(has("ownerId") && {
      ownerId: row.ownerId,
      ownerAgreedAt: row.ownerAgreedAt?.toISOString() ?? null,
    }),
    ...(has("custodianId") && { custodianId: row.custodianId }),
    ...(has("environmentId") && { environmentId: row.environmentId }),
    ...(has("zoneId") && { zoneId: row.zoneId }),
    ...(has("classification") && { classification: row.classification }),
    ...(has("nextReview") && { nextReview: row.nextReview?.toISOString() ?? null }),
  };
}

const instant = (value: string | null) => (value === null ? null : new Date(value));

/** The same as columns again. */
export function columnsOfKept({ ownerAgreedAt, nextReview, ...plain }: Before): Partial<Columns> {
  return {
    ...plain,
    ...(ownerAgreedAt !== undefined && { ownerAgreedAt: instant(ownerAgreedAt) }),
    ...(nextReview !== undefined && { nextReview: instant(nextReview) }),
  };
}

const DAY = 86_400_000;
export const isOver = (at: Date, now: Date) => now.getTime() - at.getTime() > DAY;

const FIELD_WORDS: Readonly<Record<string, string>> = {
  owner: "owner",
  custodian: "custodian",
  environment: "environment",
  zone: "zone",
  classification: "class",
  nextReview: "next review",
};

/** What was done, as a list of changes shows it. */
export const titleOf = (fields: readonly string[], count: number): string =>
  titled(
    fields.map((field) => FIELD_WORDS[field] ?? field),
    `${count} ${count === 1 ? "asset" : "assets"}`,
  );

/** `Changed owner and class of 3 assets`. */
export function titled(words: readonly string[], of: string): string {
  const last = words.at(-1) ?? "";
  const what = words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
  return `Changed ${what} of ${of}`;
}

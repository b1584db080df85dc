// What a change in bulk does to each risk, and what stands against it. Runs anywhere.
import { dayOf } from "@/lib/kernel/fields";
import type { RiskState, TreatmentOption } from "@/prisma/generated/enums";
import type { Method } from "../method/schema";
import { nextLook } from "../reviews/rules";
import type { Band } from "../rules";
import type { Before, RiskBulkRow } from "./schema";

/** The columns that a change in bulk can touch. Days as `YYYY-MM-DD`. */
export interface Columns {
  readonly ownerId: string;
  readonly threatId: string | null;
  readonly option: TreatmentOption | null;
  readonly reviewDays: number | null;
  readonly nextReview: string | null;
}
/** What is given for all. */
export type Given = Partial<Pick<Columns, "ownerId" | "threatId" | "option" | "reviewDays">>;

export interface Row extends Columns {
  readonly state: RiskState;
  readonly kind: "risk" | "opportunity";
  readonly currentBand: Band | null;
  /** When somebody last looked at it; null before any assessment. */
  readonly seenAt: Date | null;
  /** What its levels are reckoned by. */
  readonly method: Pick<Method, "bands">;
}

/** The day of the next look with another interval; none where nobody has looked yet. */
const dayFor = ({ seenAt, method, currentBand: band }: Row, reviewDays: number | null) =>
  seenAt && nextLook(method, { band, reviewDays }, dayOf(seenAt));

const moves = <Value>(before: Value, given: Value | undefined): given is Value =>
  given !== undefined && given !== before;

/** Only what becomes another value than before. With another owner the database forgets the word of the former. */
export function differing(row: Row, given: Given): Partial<Columns> {
  const { ownerId, threatId, option, reviewDays } = given;
  return {
    ...(moves(row.ownerId, ownerId) && { ownerId }),
    ...(moves(row.threatId, threatId) && { threatId }),
    ...(moves(row.option, option) && { option }),
    ...(moves(row.reviewDays, reviewDays) && {
      reviewDays,
      nextReview: dayFor(row, reviewDays) ?? row.nextReview,
    }),
  };
}

interface Refusal {
  readonly code: "wrong_state" | "invalid";
  readonly reason: string;
}
const refuse = (code: Refusal["code"], reason: string): Refusal => ({ code, reason });

/** Treatment is chosen in bulk only where no plan or acceptance rests on it. */
const OPEN: readonly RiskState[] = ["identified", "assessed"];

/** Why this risk does not take the change, or null. */
export function problemWith(row: Row, data: Partial<Columns>): Refusal | null {
  if (row.state === "closed") return refuse("wrong_state", "It is closed and stays as it was.");
  if (data.option !== undefined && row.kind === "opportunity") {
    return refuse("invalid", "An opportunity is used, not treated.");
  }
  if (data.option !== undefined && !OPEN.includes(row.state)) {
    const reason = "A plan or an acceptance rests on its treatment. Take it up again on its page.";
    return refuse("wrong_state", reason);
  }
  return null;
}

const FIELD_OF = {
  ownerId: "owner",
  reviewDays: "reviewDays",
  option: "option",
  threatId: "threat",
} as const;
const FIELD_WORDS: Readonly<Record<string, string>> = {
  owner: "owner",
  reviewDays: "review interval",
  option: "treatment",
  threat: "threat",
};

/** The fields that people see changed. */
export const fieldsIn = (data: Partial<Columns>): string[] =>
  Object.entries(FIELD_OF).flatMap(([column, field]) =>
    Object.hasOwn(data, column) ? [field] : [],
  );
export const wordsOf = (fields: readonly string[]) =>
  fields.map((field) => FIELD_WORDS[field] ?? field);

/** Names of what is told by id. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly options: Readonly<Record<string, string>>;
  readonly threat: (id: string) => string;
}

/** What changes, as a person reads it. */
export function changesOf(
  row: Row,
  data: Partial<Columns>,
  { people, options, threat }: Names,
): RiskBulkRow["changes"] {
  const person = (id: string) => people.get(id) ?? id;
  const chosen = (option: string | null) => (option ? (options[option] ?? option) : "");
  const days = (count: number | null) => (count === null ? "As its level says" : `${count} days`);
  const threatened = (id: string | null) => (id ? threat(id) : "Its own");
  const told = (field: string, before: string, after: string) => ({ field, before, after });
  return [
    ...(data.ownerId === undefined
      ? []
      : [told("owner", person(row.ownerId), person(data.ownerId))]),
    ...(data.reviewDays === undefined
      ? []
      : [
          told("reviewDays", days(row.reviewDays), days(data.reviewDays)),
          ...(data.nextReview && data.nextReview !== row.nextReview
            ? [told("nextReview", row.nextReview ?? "", data.nextReview)]
            : []),
        ]),
    ...(data.option === undefined ? [] : [told("option", chosen(row.option), chosen(data.option))]),
    ...(data.threatId === undefined
      ? []
      : [told("threat", threatened(row.threatId), threatened(data.threatId))]),
  ];
}

/** What is put back when it is undone. */
export function keptOf(row: Row, touched: Partial<Columns>): Before {
  const has = (key: keyof Columns) => Object.hasOwn(touched, key);
  return {
    ...(has("ownerId") && { ownerId: row.ownerId }),
    ...(has("threatId") && { threatId: row.threatId }),
    ...(has("option") && { option: row.option }),
    ...(has("reviewDays") && { reviewDays: row.reviewDays, nextReview: row.nextReview }),
  };
}

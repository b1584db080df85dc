// What a person reads of a planned row before anything is written. Runs anywhere.
import { OPTION_LABELS } from "../../schema";
import type { Planned } from "../planning/schema";
import type { Names } from "../reading/rules";
import type { LoadRow } from "../schema";

const LONGEST = 300;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const FIELD_OF = { threatId: "threat", ownerId: "owner" } as const;
const fieldOf = (column: string) =>
  column === "threatId" || column === "ownerId" ? FIELD_OF[column] : column;

/** The row as it is told: what becomes of it, and each change with what stood there before. */
export function toldOf(planned: Omit<Planned, "row">, names: Names, line: number): LoadRow {
  const { known, columns, assets, assessment } = planned;
  const before = (column: string) =>
    known ? say(column, Object.entries(known).find(([name]) => name === column)?.[1], names) : "";
  const own = Object.entries(columns).map(([column, value]) => ({
    field: fieldOf(column),
    before: column === "ownerId" && known ? known.owner.name : before(column),
    after: say(column, value, names),
  }));
  const namesOf = (list: readonly { readonly name: string }[]) =>
    list.map(({ name }) => name).join("; ");
  const changes = [
    ...own,
    ...(assets === null
      ? []
      : [{ field: "assets", before: namesOf(known?.assets ?? []), after: namesOf(assets) }]),
    ...(assessment === null ? [] : levelsTold(assessment)),
  ];
  return {
    line,
    action: known ? (changes.length > 0 ? "update" : "same") : "create",
    reference: known?.reference ?? planned.reference,
    title: short(columns.title ?? known?.title ?? ""),
    like: null,
    changes: changes.map((one) => ({ ...one, before: short(one.before), after: short(one.after) })),
  };
}

function levelsTold({ inherent, override }: NonNullable<Planned["assessment"]>) {
  const words = ({ likelihood, impact }: typeof inherent) =>
    `${likelihood} × ${impact} = ${likelihood * impact}`;
  return [
    { field: "inherent", before: "", after: words(inherent) },
    { field: "current", before: "", after: words(override ?? inherent) },
  ];
}

function say(column: string, value: unknown, { people, threatTitles }: Names): string {
  if (value === null || value === undefined) return "";
  if (column === "ownerId") return people.get(String(value))?.[0]?.name ?? String(value);
  if (column === "threatId") return threatTitles.get(String(value)) ?? String(value);
  if (column === "option") {
    return Object.entries(OPTION_LABELS).find(([key]) => key === value)?.[1] ?? String(value);
  }
  return Array.isArray(value) ? value.join(", ") : String(value);
}

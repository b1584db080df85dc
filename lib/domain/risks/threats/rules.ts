// Threats of the catalogue and of our own in one list. Runs anywhere.
import * as z from "zod";
import { invalid } from "@/lib/kernel/errors";
import type { Threat } from "../catalogue";
import type { Property } from "../schema";
import type { ListThreatsInput, ThreatRow } from "./schema";

const LETTERS = [
  ["confidentiality", "C"],
  ["integrity", "I"],
  ["availability", "A"],
] as const satisfies readonly (readonly [keyof Threat["ciaImpact"], Property])[];

/** The properties that a threat of the catalogue hits at least noticeably. */
export const propertiesOf = ({ ciaImpact }: Pick<Threat, "ciaImpact">): Property[] =>
  LETTERS.filter(([name]) => ciaImpact[name] === "high" || ciaImpact[name] === "medium").map(
    ([, letter]) => letter,
  );

export const shippedRow = (threat: Threat): ThreatRow => ({
  ...{ id: threat.id, title: threat.title, category: threat.category, origin: "shipped" },
  description: threat.description,
  assetKinds: [...threat.assetKinds],
  properties: propertiesOf(threat),
  likelihood: threat.typicalLikelihood,
  impact: threat.typicalImpact,
  rationale: threat.rationale,
  vulnerabilities: [...threat.vulnerabilities],
  controls: [...threat.recommendedControls],
  treatments: threat.treatments.map((one) => ({ ...one })),
  references: {
    atlas: [...threat.references.atlas],
    owaspLlm2025: [...threat.references.owaspLlm2025],
    owaspApi2023: [...threat.references.owaspApi2023],
    cwe: [...threat.references.cwe],
  },
});

type Filters = Omit<ListThreatsInput, "sort" | "cursor" | "size" | "count">;
const meets = (wanted: readonly string[] | undefined, has: readonly string[]) =>
  !wanted || wanted.length === 0 || wanted.some((one) => has.includes(one));
const idsOf = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);

/** A technique is found by its family too: AML.T0051 finds AML.T0051.000. */
const meetsTechnique = (wanted: readonly string[] | undefined, has: readonly string[]) =>
  meets(wanted, [...has, ...has.map((id) => id.replace(/\.\d{3}$/, ""))]);

/** Whether a threat is among those asked for; every word has to be found somewhere in it. */
export function isAsked(row: ThreatRow, asked: Partial<Filters>): boolean {
  const { references } = row;
  const owasp = idsOf([...references.owaspLlm2025, ...references.owaspApi2023]);
  return (
    meets(asked.kind, row.assetKinds) &&
    meets(asked.category, [row.category]) &&
    meets(asked.property, row.properties) &&
    meets(asked.origin, [row.origin]) &&
    meets(asked.control, row.controls) &&
    meets(asked.owasp, owasp) &&
    meetsTechnique(asked.atlas, idsOf(references.atlas)) &&
    wordsOf(asked.q).every((word) => searched(row).includes(word))
  );
}

const wordsOf = (q: string | undefined) => (q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
const searched = (row: ThreatRow) =>
  [
    ...[row.id, row.title, row.category, row.description, ...row.vulnerabilities, ...row.controls],
    ...Object.values(row.references)
      .flat()
      .flatMap(({ id, name }) => [id, name]),
  ]
    .join("\n")
    .toLowerCase();

type Key = "title" | "category" | "level";
const SORTS: Readonly<Record<Key, (row: ThreatRow) => string>> = {
  title: ({ title }) => title.toLowerCase(),
  category: ({ category }) => category,
  level: ({ likelihood, impact }) => String(likelihood * impact).padStart(2, "0"),
};
const isKey = (word: string): word is Key => word in SORTS;

interface Paging {
  readonly sort?: string | undefined;
  readonly size: number;
  readonly cursor?: string | undefined;
}

/** Where a page ended: the order, the last row's place in it, and its id. */
const mark = z.tuple([z.string(), z.string(), z.string().regex(/^([a-z0-9-]+|THR-\d+)$/)]);
type Mark = z.output<typeof mark>;

const encode = (of: Mark) => Buffer.from(JSON.stringify(of)).toString("base64url");
/** @throws invalid: a mark of another order, or none that this list has given */
function decode(cursor: string, sort: string): Mark {
  try {
    const found = mark.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (found[0] === sort && encode(found) === cursor) return found;
  } catch {
    // Told below, like a mark of another order.
  }
  throw invalid({ cursor: ["This page mark is broken. Start again from the first page."] });
}

/** One page of what is asked for, each row once whatever is added between two pages. */
export function pageOfThreats(
  rows: readonly ThreatRow[],
  { sort = "title", size, cursor }: Paging,
) {
  const name = sort.replace(/^-/, "");
  const by = SORTS[isKey(name) ? name : "title"];
  const sign = sort.startsWith("-") ? -1 : 1;
  const order = ([, value, id]: Mark, [, other, otherId]: Mark) =>
    sign * (compare(value, other) || compare(id, otherId));
  const sorted = rows
    .map((row) => ({ row, at: [sort, by(row), row.id] satisfies Mark }))
    .sort((one, other) => order(one.at, other.at));
  const after = cursor ? decode(cursor, sort) : null;
  const rest = after ? sorted.filter(({ at }) => order(at, after) > 0) : sorted;
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    next: rest.length > size && last ? encode(last.at) : null,
    total: rows.length,
    totalIsCapped: false,
  };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

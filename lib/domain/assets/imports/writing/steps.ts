import sql from "sql-template-tag";
import { invalid } from "@/lib/kernel/errors";
import { addRows, changeRows, type RowChange, type Stored } from "@/lib/kernel/rows";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";

/** Columns as the database calls them, and of what type. */
const STORED: Stored = {
  ...{ name: ["name", "text"], subtype: ["subtype", "text"], supplier: ["supplier", "text"] },
  ...{ description: ["description", "text"], location: ["location", "text"] },
  ...{ release: ["release", "text"], digest: ["digest", "text"], licence: ["licence", "text"] },
  ...{ provenance: ["provenance", "text"], languages: ["languages", "text[]"] },
  ...{ legalBasis: ["legal_basis", "text"], url: ["url", "text"], purl: ["purl", "text"] },
  ...{ authentication: ["authentication", "text"], exposure: ["exposure", 'app."Exposure"'] },
  classification: ["classification", 'app."Classification"'],
  personalData: ["personal_data", 'app."PersonalData"'],
  ...{ inScope: ["in_scope", "boolean"], scopeReason: ["scope_reason", "text"] },
  ...{ confidentiality: ["confidentiality", "int"], integrity: ["integrity", "int"] },
  ...{ availability: ["availability", "int"], nextReview: ["next_review", "date"] },
  ...{ ownerId: ["owner_id", "uuid"], ownerAgreedAt: ["owner_agreed_at", "timestamptz"] },
  ...{ custodianId: ["custodian_id", "uuid"], environmentId: ["environment_id", "uuid"] },
  ...{
    zoneId: ["zone_id", "uuid"],
    cardDigest: ["card_digest", "text"],
    facts: ["facts", "jsonb"],
    said: ["said", "jsonb"],
  },
};

/** @throws conflict when a row is no longer at the version given */
export const writeRows = (tx: Tx, rows: readonly RowChange[], now: Date) =>
  changeRows(tx, rows, {
    table: "asset",
    stored: STORED,
    now,
    refusal: "The inventory changed meanwhile. Look again.",
  });

/** New assets; what a row does not say is as the table has it. @returns references by id */
export async function insertRows(tx: Tx, rows: readonly NewRow[], now: Date) {
  const names = [...new Set(rows.flatMap((one) => Object.keys(one)))];
  const said = Object.entries(STORED).filter(([name]) => names.includes(name));
  await countOn(
    tx,
    rows.map((one) => one.reference),
  );
  const stored: Stored = {
    ...Object.fromEntries(said),
    kind: ["kind", 'app."AssetKind"'],
    proposedById: ["proposed_by_id", "uuid"],
  };
  return addRows(tx, rows, { table: "asset", kind: "asset", stored, unsaid: UNSAID, now });
}
type NewRow = { readonly id: string } & Readonly<Record<string, unknown>>;

/** A kind of reference: its name in the database, and what stands before its number. */
interface Numbered {
  readonly kind: string;
  readonly prefix: string;
}
const ASSETS: Numbered = { kind: "asset", prefix: "A-" };
const FARTHEST = 100_000;

/** Goes on counting behind the numbers that rows bring along, so that none is given twice. */
export async function countOn(
  tx: Tx,
  references: readonly unknown[],
  { kind, prefix }: Numbered = ASSETS,
) {
  const numberIn = (reference: unknown) => {
    const text = String(reference);
    const digits = text.startsWith(prefix) ? text.slice(prefix.length) : "";
    return /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  };
  const most = references.map(numberIn).reduce((one, other) => Math.max(one, other), 0);
  if (most === 0) return;
  const [next] = await statement<{ reference: string }>(
    tx,
    sql`SELECT app.next_reference(${kind}) AS reference`,
  );
  const left = most - numberIn(next?.reference);
  if (left > FARTHEST) {
    throw invalid({
      drafts: [`The reference ${prefix}${most} is far ahead of those here; leave it out.`],
    });
  }
  if (left > 0) {
    await statement(
      tx,
      sql`SELECT count(app.next_reference(${kind}))::int FROM generate_series(1, ${left}::int)`,
    );
  }
}

/** What a column holds when nothing is said, where that is not null. */
const UNSAID: Readonly<Record<string, string>> = {
  ...{ subtype: "''", description: "''", location: "''", supplier: "''", release: "''" },
  ...{ provenance: "''", legalBasis: "''", authentication: "''", languages: "'{}'" },
  ...{ personalData: "'unknown'", facts: "'{}'", said: "'{}'" },
};

// What a scope statement must say before somebody may approve it. Runs anywhere.
import type { AssetKind } from "@/prisma/generated/enums";
import { ASSET_KIND_LABELS, type EditionText } from "./schema";

/** How many assets of a kind say that they are inside. */
export type Inventory = Readonly<Record<AssetKind, number>>;
type Missing = Record<string, string[]>;

const KINDS: readonly AssetKind[] = ["model", "dataset", "index", "endpoint", "supporting"];
/** Editions from before a kind existed keep their hash: it stands in the text only with a reason. */
const LATER: ReadonlySet<AssetKind> = new Set(["index"] as const);

/** What keeps an edition from being submitted, by field; empty when nothing does. */
export function missingIn(edition: EditionText, inventory: Inventory): Missing {
  const missing: Missing = {};
  const needs = {
    statement: "Write the paragraph that can stand on the certificate.",
    units: "Name the organisational units.",
    services: "Name the services.",
    requirements: "Name the issues and requirements that were considered.",
  } as const;
  for (const [field, message] of Object.entries(needs)) {
    if (edition[field as keyof typeof needs].trim() === "") missing[field] = [message];
  }
  if (edition.sites.length === 0) {
    missing.sites = ["Name the sites, or say that people work remotely."];
  }
  if (edition.included.length === 0) missing.included = ["Say what is inside."];
  if (edition.interfaces.length === 0) {
    missing.interfaces = ["Name at least one interface or dependency, with its control."];
  }
  const kinds = uncovered(edition, inventory).map(
    (kind) => `${ASSET_KIND_LABELS[kind]}: no asset in scope. Add one, or say why there is none.`,
  );
  if (kinds.length > 0) missing.kindReasons = kinds;
  return missing;
}

/** Kinds with neither an asset in scope nor a reason. */
const uncovered = ({ kindReasons }: EditionText, inventory: Inventory): AssetKind[] =>
  KINDS.filter((kind) => inventory[kind] === 0 && !kindReasons[kind]?.trim());

/** The edition after these: 1.0 first, then the highest with its last number one up. */
export function nextEdition(editions: readonly string[]): string {
  const numbers = editions
    .map((edition) => edition.split(".").map(Number))
    .filter((parts) => parts.length === 2 && parts.every(Number.isInteger))
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  const [major = 1, minor = -1] = numbers.at(-1) ?? [];
  return `${major}.${minor + 1}`;
}

/** The text an approval freezes: fixed order, so that a copy gives the same hash anywhere. */
export function canonicalText(edition: string, text: EditionText): string {
  const { interfaces, exclusions, kindReasons } = text;
  return JSON.stringify(
    {
      edition,
      statement: text.statement,
      units: text.units,
      services: text.services,
      // Editions from before sites had a field of their own keep their hash.
      ...(text.sites.length > 0 && { sites: text.sites }),
      requirements: text.requirements,
      // Editions from before links had a field of their own keep their hash.
      ...(text.considered.length > 0 && { considered: text.considered }),
      included: text.included,
      interfaces: interfaces.map((one) => [one.with, one.what, one.responsibility, one.control]),
      exclusions: exclusions.map((one) => [one.what, one.reason, one.effect]),
      kindReasons: KINDS.filter((kind) => !LATER.has(kind) || kindReasons[kind]).map(
        (kind) => kindReasons[kind] ?? null,
      ),
      reviewIntervalMonths: text.reviewIntervalMonths,
    },
    null,
    1,
  );
}

/** The same day of the month so many months later, or that month's last. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return at.toISOString().slice(0, 10);
}

/** Suppliers that no interface names. What stands in brackets after a name is a remark. */
export function withoutInterface(
  suppliers: readonly string[],
  interfaces: readonly { readonly with: string }[],
): string[] {
  const said = interfaces.map((one) => one.with.toLowerCase()).join(" | ");
  const bare = suppliers.map((name) => name.replace(/\s*\([^)]*\)\s*$/, "").trim());
  return [...new Set(bare)]
    .filter((name) => name !== "" && !said.includes(name.toLowerCase()))
    .sort();
}

// Which entry of the inventory a file speaks of. Runs anywhere.
import type { AssetKind } from "@/prisma/generated/enums";
import { isNameless } from "../drafts/rules";
import type { Draft, DraftRelation } from "../drafts/schema";
import type { KnownAsset } from "../planning/rules";

const LIVE: ReadonlySet<string> = new Set(["proposed", "active", "under_change"]);
export const isLive = (known: KnownAsset) => LIVE.has(known.state);

const same = (name: string) => name.trim().toLowerCase();
const nameKey = (kind: AssetKind, name: string) => `name ${kind} ${same(name)}`;
const purlKey = (kind: AssetKind, purl: string) => `purl ${kind} ${purl}`;
const referenceKey = (reference: string) => `reference ${reference}`;

interface Match {
  readonly known: KnownAsset | null;
  /** What a person should know of how it was found. */
  readonly remark?: string;
}

/** The inventory by everything that tells one asset from another. */
export class KnownBy {
  private readonly byDigest = new Map<string, KnownAsset[]>();
  private readonly byKey = new Map<string, KnownAsset>();

  add(known: KnownAsset): void {
    const { kind, reference, purl, name, digest, cardDigest, artefacts } = known;
    const card = cardDigest && `card ${cardDigest}`;
    for (const one of new Set([digest, card, ...artefacts.map((file) => file.digest)])) {
      if (!one) continue;
      const key = `${kind} ${one}`;
      this.byDigest.set(key, [...(this.byDigest.get(key) ?? []), known]);
    }
    this.first(referenceKey(reference), known);
    if (purl) this.first(purlKey(kind, purl), known);
    // What is retired keeps its name, but a file of that name speaks of something new.
    if (isLive(known)) this.first(nameKey(kind, name), known);
  }

  /** By digest, then by purl, then by reference, then by name. */
  match(draft: Draft): Match {
    const known = this.ofDigest(draft) ?? this.named(draft);
    if (known?.kind === draft.kind || !known) return { known: known ?? null };
    // A reference names one record, whatever its kind; the other finds ask for the kind.
    return {
      known: null,
      remark: `${draft.reference} is there already and is a ${known.kind}; added under a number of its own.`,
    };
  }

  named({
    kind,
    name,
    reference,
    purl,
  }: Pick<DraftRelation["to"], "kind" | "name" | "reference" | "purl">): KnownAsset | null {
    const byPurl = purl && this.byKey.get(purlKey(kind, purl));
    if (byPurl) return byPurl;
    // A reference that nobody has here is one of another installation: never another record's.
    if (reference) return this.byKey.get(referenceKey(reference)) ?? null;
    // Two files that name nothing do not speak of one thing for that.
    return isNameless({ name }) ? null : (this.byKey.get(nameKey(kind, name)) ?? null);
  }

  private ofDigest(draft: Draft): KnownAsset | undefined {
    const digests = [...digestsOf(draft), ...(draft.card ? [`card ${draft.card.digest}`] : [])];
    const found = digests.flatMap((one) => this.byDigest.get(`${draft.kind} ${one}`) ?? []);
    // Two entries may hold the same weights; then the nearer one is meant.
    return (
      found.find((one) => one.reference === draft.reference) ??
      found.find((one) => same(one.name) === same(draft.name) && !isNameless(draft)) ??
      (draft.reference && this.byKey.has(referenceKey(draft.reference)) ? undefined : found[0])
    );
  }

  private first(key: string, known: KnownAsset): void {
    if (!this.byKey.has(key)) this.byKey.set(key, known);
  }
}

/** Every digest by which the draft's asset may be known. */
export const digestsOf = ({ columns, digests, artefacts }: Draft): string[] => [
  ...new Set([
    ...(columns.digest ? [columns.digest] : []),
    ...digests,
    ...artefacts.map((one) => one.digest),
  ]),
];

/** What two drafts must not share: then they are one asset. */
export function keysOf(draft: Draft, known: KnownAsset | null): string[] {
  if (known) return [known.id, ...stubKeys(draft)];
  return stubKeys(draft);
}

/** By what others in the same files can mean it. */
export function stubKeys({
  kind,
  name,
  reference,
  purl,
}: Pick<DraftRelation["to"], "kind" | "name" | "reference" | "purl">): string[] {
  const own = reference
    ? [referenceKey(reference)]
    : isNameless({ name })
      ? []
      : [nameKey(kind, name)];
  return [...(purl ? [purlKey(kind, purl)] : []), ...own];
}

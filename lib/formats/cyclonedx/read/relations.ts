import type { BomAsset, BomRelation } from "@/lib/domain/assets/boms/schema";
import { RELATION } from "../names";
import { type Given, given, list, ownProperties, parsed, text, texts } from "./values";

/** The relations that a document of ours tells, or those that the standard's own words amount to. */
export function relationsIn(
  assets: ReadonlyMap<string, { asset: BomAsset; raw: Given }>,
  dependencies: unknown,
): BomRelation[] {
  const found = new Map<string, BomRelation>();
  const add = (one: BomRelation) => {
    const isJoined = assets.has(one.from) && assets.has(one.to) && one.from !== one.to;
    const key = `${one.from} ${one.type} ${one.to}`;
    if (isJoined && !found.has(key)) found.set(key, one);
  };
  for (const { asset, raw } of assets.values()) {
    if (isOwn(raw)) for (const one of told(asset.reference, raw)) add(one);
    else for (const one of implied(asset, raw, assets)) add(one);
  }
  for (const { ref, dependsOn } of list(dependencies)) {
    const from = assets.get(text(ref));
    if (!from || isOwn(from.raw)) continue;
    for (const to of texts(dependsOn)) {
      const type = typeBetween(from.asset, assets.get(to)?.asset);
      if (type) add(plain(from.asset.reference, type, to));
    }
  }
  return [...found.values()];
}

const isOwn = (raw: Given) => ownProperties(raw.properties).has("kind");

const plain = (from: string, type: string, to: string): BomRelation => ({
  from,
  type,
  to,
  derivation: null,
  recipe: "",
});

const told = (from: string, raw: Given): BomRelation[] =>
  (ownProperties(raw.properties).get(RELATION) ?? []).flatMap((said) => {
    const one = parsed(said);
    if (!one || !text(one.type) || !text(one.to)) return [];
    const derivation = text(one.derivation) || null;
    return [{ ...plain(from, text(one.type), text(one.to)), derivation, recipe: text(one.recipe) }];
  });

/** Training data by reference, and ancestors that stand in the document too. */
function implied(
  { reference, kind }: BomAsset,
  raw: Given,
  assets: ReadonlyMap<string, { asset: BomAsset }>,
): BomRelation[] {
  const { datasets } = given(given(raw.modelCard).modelParameters);
  const data = texts(list(datasets).map(({ ref }) => ref)).map((to) =>
    plain(reference, "trained_on", to),
  );
  const bases = list(given(raw.pedigree).ancestors).flatMap((base) => {
    const same = [...assets.values()].find(
      ({ asset }) =>
        asset.kind === kind &&
        (asset.purl !== null ? asset.purl === base.purl : asset.name === base.name),
    );
    return same ? [plain(reference, "derived_from", same.asset.reference)] : [];
  });
  return [...data, ...bases];
}

/** What “depends on” means between two kinds; null where it would be a guess. */
function typeBetween(from: BomAsset, to: BomAsset | undefined): string | null {
  if (!to) return null;
  if (from.kind === "model" && to.kind === "dataset") return "trained_on";
  if (from.kind === "model" && to.kind === "model") return "derived_from";
  if (from.kind === "endpoint" && to.kind === "model") return "serves";
  if (from.kind === "endpoint" || from.kind === "supporting") return "uses";
  return null;
}

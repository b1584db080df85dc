// A CycloneDX document as a map of assets: our own as it was, others' as far as the standard says it.

import type { Bom, BomAsset } from "@/lib/domain/assets/boms/schema";
import { FormatError } from "../found";
import { assetIn, kindOf } from "./read/asset";
import { relationsIn } from "./read/relations";
import { type Given, given, isGiven, list, text } from "./read/values";
import type { BomKind } from "./shape";

const VERSIONS = ["1.5", "1.6", "1.7"];
const MOST = 20_000;
const DEEPEST = 20;

export interface ReadBom extends Bom {
  readonly warnings: readonly string[];
}

/** @throws FormatError when it is no CycloneDX document of a version that has models. */
export function readBom(value: unknown): ReadBom {
  if (!isGiven(value) || value.bomFormat !== "CycloneDX") {
    throw new FormatError("/bomFormat", "This is no CycloneDX document in JSON.");
  }
  if (!VERSIONS.includes(text(value.specVersion))) {
    throw new FormatError("/specVersion", `Versions ${VERSIONS.join(", ")} can be read.`);
  }
  const warnings: string[] = [];
  const at = text(given(value.metadata).timestamp);
  const assets = new Map<string, { asset: BomAsset; raw: Given }>();
  const { pieces, others } = piecesOf(value);
  for (const [index, { raw, kind }] of pieces.entries()) {
    const reference = text(raw["bom-ref"]) || text(raw.purl) || `${kind}-${index + 1}`;
    if (assets.has(reference)) {
      warnings.push(`“${reference.slice(0, 100)}” stands there twice; the first one counts.`);
      continue;
    }
    assets.set(reference, { asset: assetIn(raw, kind, reference, at), raw });
  }
  for (const [type, count] of others) {
    warnings.push(`${count} of type “${type.slice(0, 40)}” are no assets and were left out.`);
  }
  const relations = relationsIn(assets, value.dependencies);
  return { assets: [...assets.values()].map(({ asset }) => asset), relations, warnings };
}

interface Piece {
  readonly raw: Given;
  readonly kind: BomKind;
}

/** Components and services at any depth; the files of an asset stay with it. */
function piecesOf(document: Given): { pieces: Piece[]; others: Map<string, number> } {
  const pieces: Piece[] = [];
  const others = new Map<string, number>();
  let level = list(document.components);
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth += 1) {
    for (const raw of level) {
      const kind = kindOf(raw);
      if (kind) pieces.push({ raw, kind });
      else if (raw.type !== "file")
        others.set(text(raw.type), (others.get(text(raw.type)) ?? 0) + 1);
      if (pieces.length > MOST) throw tooMany();
    }
    level = level.flatMap((raw) => list(raw.components));
  }
  level = list(document.services);
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth += 1) {
    for (const raw of level) pieces.push({ raw, kind: "endpoint" });
    if (pieces.length > MOST) throw tooMany();
    level = level.flatMap((raw) => list(raw.services));
  }
  return { pieces, others };
}

const tooMany = () =>
  new FormatError("/components", `There are more than ${MOST.toLocaleString("en")} assets.`);

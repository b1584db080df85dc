import type { BomAsset } from "@/lib/domain/assets/boms/schema";

/** What stands for an asset in a document: the writer takes `Bom` of the domain, the reader gives it back. */
export type BomKind = BomAsset["kind"];
export const KINDS = ["model", "dataset", "index", "endpoint", "supporting"] as const;

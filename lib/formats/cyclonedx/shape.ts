// The map of assets as a document can carry it. The writer takes it, the reader gives it back; what the
// words mean is the domain's to judge.

export const KINDS = ["model", "dataset", "index", "endpoint", "supporting"] as const;
export type BomKind = (typeof KINDS)[number];

export interface BomArtefact {
  /** sha256:… */
  readonly digest: string;
  readonly fileName: string;
  readonly release: string;
  /** By the names of `ARTEFACT`; what is not said is left out. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface BomResult {
  readonly task: string;
  readonly metric: string;
  readonly value: number;
  readonly group?: string | undefined;
  readonly higherIsBetter?: boolean | undefined;
  readonly samples?: number | undefined;
}

export interface BomEvaluation {
  readonly kind: string;
  readonly suite: string;
  readonly harness: string;
  readonly harnessVersion: string;
  readonly digest: string | null;
  readonly data: string | null;
  readonly seed: string;
  readonly ranAt: string;
  readonly passed: boolean | null;
  /** SHA-256 of the file that brought it. */
  readonly source: string;
  readonly results: readonly BomResult[];
}

/** Data that goes into or out of an endpoint. */
export interface BomFlow {
  readonly direction: "inbound" | "outbound";
  readonly name: string;
  readonly data: string;
  readonly classification: string;
  /** The other end: the reference of an asset, or the name of a party. */
  readonly asset: string | null;
  readonly party: string | null;
}

export interface BomAsset {
  /** The `bom-ref`; of our own documents the asset's reference. */
  readonly reference: string;
  readonly kind: BomKind;
  readonly name: string;
  readonly description: string;
  readonly release: string;
  readonly supplier: string;
  /** sha256:… */
  readonly digest: string | null;
  readonly licence: string | null;
  readonly purl: string | null;
  readonly url: string | null;
  /** All other columns by the names of `COLUMNS`, and facts by their keys. Never empty lists. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly artefacts: readonly BomArtefact[];
  readonly evaluations: readonly BomEvaluation[];
  readonly flows: readonly BomFlow[];
}

export interface BomRelation {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly derivation: string | null;
  readonly recipe: string;
}

export interface Bom {
  readonly assets: readonly BomAsset[];
  readonly relations: readonly BomRelation[];
}

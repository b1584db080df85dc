// Threats and the names they refer to. Server only: never import it from schema.ts or rules.ts.
import atlasFile from "./atlas.json" with { type: "json" };
import owaspFile from "./owasp.json" with { type: "json" };
import file from "./threats.json" with { type: "json" };

type Row = (typeof file.threats)[number];
const KINDS = ["model", "dataset", "endpoint", "supporting"] as const;
const LEVELS = ["none", "low", "medium", "high"] as const;
const OPTIONS = ["modify", "avoid", "share", "retain"] as const;
const SIDES = ["likelihood", "impact", "both"] as const;

export type ThreatAssetKind = (typeof KINDS)[number];
type Named = { readonly id: string; readonly name: string };

export interface Threat {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly assetKinds: readonly ThreatAssetKind[];
  readonly references: Readonly<
    Record<"atlas" | "owaspLlm2025" | "owaspApi2023" | "cwe", readonly Named[]>
  >;
  readonly ciaImpact: Readonly<
    Record<"confidentiality" | "integrity" | "availability", (typeof LEVELS)[number]>
  >;
  /** Starting values for a small team, not measurements. */
  readonly typicalLikelihood: number;
  readonly typicalImpact: number;
  readonly rationale: string;
  readonly vulnerabilities: readonly string[];
  /** References of Annex A controls. */
  readonly recommendedControls: readonly string[];
  readonly treatments: readonly {
    readonly option: (typeof OPTIONS)[number];
    readonly action: string;
    readonly reduces: (typeof SIDES)[number];
  }[];
}

/** The 58 threats of the catalogue. */
export const threats: readonly Threat[] = file.threats.map(threatFrom);

/** What threats are sorted under. */
export const threatCategories: readonly string[] = [...file.categories].sort();

const byId = new Map(threats.map((threat) => [threat.id, threat]));

/** The threat of this id, or undefined. */
export const threatOf = (id: string): Threat | undefined => byId.get(id);

const names = new Map(
  [...atlasFile.techniques, ...owaspFile.llm, ...owaspFile.api].map((one) => [
    one.id,
    "fullName" in one ? one.fullName : one.name,
  ]),
);

/** The name of an ATLAS technique or an OWASP entry (`AML.T0051.000`, `LLM01:2025`, `API1:2023`). */
export const referenceName = (id: string): string | undefined => names.get(id);

function threatFrom(row: Row): Threat {
  const { confidentiality, integrity, availability } = row.ciaImpact;
  return {
    ...row,
    assetKinds: row.assetKinds.map((kind) => oneOf(KINDS, kind)),
    ciaImpact: {
      confidentiality: oneOf(LEVELS, confidentiality),
      integrity: oneOf(LEVELS, integrity),
      availability: oneOf(LEVELS, availability),
    },
    treatments: row.treatments.map(({ option, action, reduces }) => ({
      option: oneOf(OPTIONS, option),
      action,
      reduces: oneOf(SIDES, reduces),
    })),
  };
}

/** JSON has no literal types: this gives them back, and a wrong word in the file stops the start. */
function oneOf<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word);
  if (found === undefined)
    throw new Error(`threats.json: “${word}” is none of ${words.join(", ")}`);
  return found;
}

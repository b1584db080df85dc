// Annex A as data. Server only: never import it from schema.ts or rules.ts, which the browser loads.
import file from "./annex-a.json" with { type: "json" };

export type Theme = "organizational" | "people" | "physical" | "technological";

export interface CatalogueControl {
  /** `A.5.1` … `A.8.34` */
  readonly id: string;
  readonly title: string;
  readonly theme: Theme;
  readonly purpose: string;
  readonly attributes: Readonly<Record<AttributeName, readonly string[]>>;
  readonly isNewIn2022: boolean;
  /** What the control means for a team that serves small language models. */
  readonly slmGuidance: string;
  readonly evidenceExamples: readonly string[];
  readonly suggestedOwnerRole: string;
  readonly suggestedAttestationDays: number;
}

export type AttributeName =
  | "controlType"
  | "informationSecurityProperties"
  | "cybersecurityConcepts"
  | "operationalCapabilities"
  | "securityDomains";

/** The 93 controls of ISO/IEC 27001:2022 Annex A in the order of the standard. */
export const annexA: readonly CatalogueControl[] = file.controls.map((control) => ({
  ...control,
  theme: themeOf(control.id),
}));

const byId = new Map(annexA.map((control) => [control.id, control]));

/** The control of this reference, or undefined for one the organisation made itself. */
export const controlOf = (ref: string): CatalogueControl | undefined => byId.get(ref);

function themeOf(id: string): Theme {
  if (id.startsWith("A.5.")) return "organizational";
  if (id.startsWith("A.6.")) return "people";
  return id.startsWith("A.7.") ? "physical" : "technological";
}

import { query } from "@/lib/kernel/operation";
import { type Threat, threats } from "../catalogue";
import { listThreatsInput, type Property, RISK_READERS, threatList } from "../schema";

const LOST = {
  confidentiality: "C",
  integrity: "I",
  availability: "A",
} as const satisfies Record<keyof Threat["ciaImpact"], Property>;

const rowOf = (threat: Threat) => ({
  id: threat.id,
  title: threat.title,
  category: threat.category,
  description: threat.description,
  assetKinds: [...threat.assetKinds],
  properties: (["confidentiality", "integrity", "availability"] as const)
    .filter((name) => threat.ciaImpact[name] === "high" || threat.ciaImpact[name] === "medium")
    .map((name) => LOST[name]),
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

/** The catalogue of threats to small language models, with starting values and known answers. */
export const listThreats = query({
  name: "threats.list",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /threats",
  input: listThreatsInput,
  output: threatList,
  async run({ input }) {
    const words = input.q?.trim().toLowerCase();
    const kind = input.kind;
    const rows = threats
      .filter((one) => !kind || one.assetKinds.includes(kind))
      .filter(
        (one) => !words || `${one.id} ${one.title} ${one.category}`.toLowerCase().includes(words),
      )
      .map(rowOf);
    return { rows, total: rows.length };
  },
});

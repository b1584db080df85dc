import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import atlas from "./atlas.json" with { type: "json" };
import { referenceName, threatOf, threats } from "./catalogue";
import owasp from "./owasp.json" with { type: "json" };
import file from "./threats.json" with { type: "json" };

const text = z.string().min(1);
const named = z.strictObject({ id: text, name: text });
const level = z.enum(["none", "low", "medium", "high"]);
const shape = z.strictObject({
  source: z.record(z.string(), z.union([text, z.array(text)])),
  categories: z.array(text),
  threats: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      title: text,
      category: text,
      description: text,
      assetKinds: z.array(z.enum(["model", "dataset", "endpoint", "supporting"])).min(1),
      references: z.strictObject({
        atlas: z.array(named),
        owaspLlm2025: z.array(named),
        owaspApi2023: z.array(named),
        cwe: z.array(named),
      }),
      ciaImpact: z.strictObject({ confidentiality: level, integrity: level, availability: level }),
      typicalLikelihood: z.int().min(1).max(5),
      typicalImpact: z.int().min(1).max(5),
      rationale: text,
      vulnerabilities: z.array(text).min(1),
      recommendedControls: z.array(text).min(1),
      treatments: z
        .array(
          z.strictObject({
            option: z.enum(["modify", "avoid", "share", "retain"]),
            action: text,
            reduces: z.enum(["likelihood", "impact", "both"]),
          }),
        )
        .min(1),
    }),
  ),
});

describe("the threat catalogue", () => {
  it("has the shape its types promise", () => {
    shape.parse(file);
  });

  it("has 58 threats with unique ids and known categories", () => {
    expect(new Set(threats.map((threat) => threat.id)).size).toBe(58);
    for (const threat of threats) expect(file.categories).toContain(threat.category);
  });

  it("recommends only controls of Annex A", () => {
    // Read, not imported: risks come before controls in the order of nouns.
    const annexA = readFileSync(new URL("../controls/annex-a.json", import.meta.url), "utf8");
    const { controls } = z
      .object({ controls: z.array(z.object({ id: text })) })
      .parse(JSON.parse(annexA));
    const known = new Set(controls.map((control) => control.id));
    for (const threat of threats) {
      for (const ref of threat.recommendedControls) expect(known, threat.id).toContain(ref);
    }
  });

  it("calls ATLAS and OWASP entries by their names", () => {
    for (const { id, references } of threats) {
      const cited = [...references.atlas, ...references.owaspLlm2025, ...references.owaspApi2023];
      for (const one of cited) {
        expect(referenceName(one.id), `${id} ${one.id}`).toBe(one.name);
      }
    }
  });

  it("finds a threat by its id", () => {
    expect(threatOf("model-inversion")?.title).toBe("Model inversion");
    expect(threatOf("nothing")).toBeUndefined();
  });
});

describe("ATLAS and OWASP", () => {
  it("hang together", () => {
    const tactics = new Set(atlas.tactics.map((one) => one.id));
    const techniques = new Set(atlas.techniques.map((one) => one.id));
    expect([tactics.size, techniques.size, atlas.mitigations.length]).toEqual([16, 170, 35]);
    for (const one of atlas.techniques) {
      if (one.parentId) expect(techniques).toContain(one.parentId);
      for (const tactic of one.tacticIds) expect(tactics).toContain(tactic);
    }
    expect([owasp.llm.length, owasp.api.length]).toEqual([10, 10]);
    expect(referenceName("AML.T9999")).toBeUndefined();
  });
});

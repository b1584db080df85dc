import { describe, expect, it } from "vitest";
import { z } from "zod";
import file from "./annex-a.json" with { type: "json" };
import { annexA, controlOf } from "./catalogue";

const text = z.string().min(1);
const attributes = z.object({
  controlType: z.array(text),
  informationSecurityProperties: z.array(text),
  cybersecurityConcepts: z.array(text),
  operationalCapabilities: z.array(text),
  securityDomains: z.array(text),
});
const shape = z.strictObject({
  source: z.record(z.string(), z.union([text, z.array(text)])),
  attributeValues: attributes,
  controls: z.array(
    z.strictObject({
      id: z.string().regex(/^A\.[5-8]\.\d{1,2}$/),
      title: text,
      theme: z.enum(["organizational", "people", "physical", "technological"]),
      purpose: text,
      attributes,
      isNewIn2022: z.boolean(),
      slmGuidance: text,
      evidenceExamples: z.array(text).min(2),
      suggestedOwnerRole: z.enum(["engineer", "compliance", "people"]),
      suggestedAttestationDays: z.int().min(1).max(366),
    }),
  ),
});

describe("Annex A", () => {
  it("has the shape its types promise", () => {
    const { controls } = shape.parse(file);
    expect(annexA.map((control) => control.theme)).toEqual(controls.map((one) => one.theme));
  });

  it("has all 93 controls, once, in order", () => {
    const expected = Object.entries({ 5: 37, 6: 8, 7: 14, 8: 34 }).flatMap(([part, count]) =>
      Array.from({ length: count }, (_, index) => `A.${part}.${index + 1}`),
    );
    expect(annexA.map((control) => control.id)).toEqual(expected);
    expect(expected).toHaveLength(93);
  });

  it("uses only attribute values of its own list", () => {
    const allowed = new Map(Object.entries(file.attributeValues));
    for (const control of annexA) {
      for (const [name, values] of Object.entries(control.attributes)) {
        expect(values.length, `${control.id} ${name}`).toBeGreaterThan(0);
        for (const value of values) expect(allowed.get(name)).toContain(value);
      }
    }
  });

  it("marks the eleven controls that were new in 2022", () => {
    expect(annexA.filter((control) => control.isNewIn2022)).toHaveLength(11);
  });

  it("finds a control by its reference", () => {
    expect(controlOf("A.8.13")?.title).toBe("Information backup");
    expect(controlOf("A.9.1")).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { controlOf } from "../catalogue";
import { shippedFrameworks, shippedOf } from "./catalogue";
import ai from "./iso42001-annex-a.json" with { type: "json" };
import { PLACE_LABELS } from "./schema";

describe.each(shippedFrameworks)("$title", ({ requirements }) => {
  it("has every requirement once, below one that is there", () => {
    const refs = requirements.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { ref, parent } of requirements) {
      if (parent) expect(refs.slice(0, refs.indexOf(ref)), ref).toContain(parent);
    }
  });

  it("is answered by controls of Annex A or by a part of the management system, never by both", () => {
    for (const { ref, isHeading, place, controls } of requirements) {
      expect([isHeading, place !== "", controls.length > 0].filter(Boolean), ref).toHaveLength(1);
      if (place) expect(Object.keys(PLACE_LABELS), ref).toContain(place);
      for (const control of controls) expect(controlOf(control), ref).toBeDefined();
    }
  });
});

describe("the shipped frameworks", () => {
  const asking = (key: string) =>
    (shippedOf(key)?.requirements ?? []).filter(({ isHeading }) => !isHeading);

  it("hold 30 clauses that can be audited and 93 controls, and 38 controls for AI", () => {
    expect(asking("iso27001").filter(({ place }) => place)).toHaveLength(30);
    expect(asking("iso27001").filter(({ place }) => !place)).toHaveLength(93);
    expect(asking("iso42001")).toHaveLength(38);
    expect(shippedOf("soc2")).toBeUndefined();
  });

  it("leave out no control for AI, and say that the mapping is a suggestion", () => {
    expect(asking("iso42001").map(({ ref }) => ref)).toEqual(ai.controls.map(({ id }) => id));
    expect(shippedOf("iso42001")?.note).toContain("suggestion");
    for (const { note } of shippedFrameworks) expect(note).toContain("not its text");
  });
});

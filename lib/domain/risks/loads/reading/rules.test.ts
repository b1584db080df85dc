import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { passedOver, proposed } from "../columns/rules";
import {
  type Names,
  readAssets,
  readLevel,
  readOption,
  readOwner,
  readProperties,
  readState,
} from "./rules";

const grace = { id: "1", reference: "u-grace", name: "Grace Adeyemi" };
const store = { id: "2", reference: "A-0002", name: "Store, main" };
const names: Names = {
  people: new Map([
    ["u-grace", [grace]],
    ["grace adeyemi", [grace]],
    ["alex", [grace, { ...grace, id: "9" }]],
  ]),
  assets: new Map([
    ["a-0002", [store]],
    ["store, main", [store]],
    ["ep", [{ id: "3", reference: "A-0003", name: "ep" }]],
  ]),
  ...{ threats: new Map(), threatTitles: new Map() },
  likelihood: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
  impact: ["Negligible", "Minor", "Moderate", "Major", "Severe"],
};

describe("a cell", () => {
  it.each([
    ["4", 4],
    ["4.0", 4],
    ["Likely", 4],
    ["4 - likely", 4],
    ["4: Likely", 4],
  ])("is the level that %j says", (text, value) => {
    expect(readLevel(text, names.likelihood)).toEqual({ value });
  });

  it("that says a number and another name, or none of the scale, is asked about", () => {
    for (const text of ["3 Likely", "6", "0", "often", "4.5"]) {
      expect(readLevel(text, names.likelihood)).toEqual({ unknown: text });
    }
  });

  it("names a person by reference, name or what stands in brackets, and nobody by half", () => {
    for (const text of ["U-GRACE", "grace adeyemi", "Somebody <u-grace>"]) {
      expect(readOwner(text, names)).toEqual({ value: grace });
    }
    expect(readOwner("Alex", names)).toHaveProperty("problem");
    expect(readOwner("Grace", names)).toEqual({ unknown: "Grace" });
  });

  it("names assets apart by semicolons, and by commas only where no name holds one", () => {
    const found = (text: string) => readAssets(text, names).map((one) => Object.values(one)[0]);
    expect(found("Store, main")).toEqual([store]);
    expect(found("Store, main; ep")).toMatchObject([store, { name: "ep" }]);
    expect(found("ep, A-0002")).toMatchObject([{ name: "ep" }, store]);
    expect(found("nothing")).toEqual(["nothing"]);
  });

  it("says what is lost in letters or words", () => {
    for (const text of ["C, A", "CA", "confidentiality/availability", "a;c"]) {
      expect(readProperties(text)).toEqual({ value: ["C", "A"] });
    }
    expect(readProperties("secrets")).toHaveProperty("problem");
  });

  it("knows usual words for treatments and our own for states", () => {
    expect(readOption("Mitigate")).toEqual({ value: "modify" });
    expect(readOption("transfer")).toEqual({ value: "share" });
    expect(readOption("Perhaps")).toEqual({ unknown: "Perhaps" });
    expect(readState("In treatment")).toEqual({ value: "in_treatment" });
    expect(readState("Open")).toEqual({ unknown: "Open" });
  });

  it("never fails, whatever stands in it", () => {
    const readers = [
      (text: string) => readLevel(text, names.impact),
      (text: string) => readOwner(text, names),
      readProperties,
      readOption,
      readState,
    ];
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const read of readers) expect(Object.keys(read(text))).toHaveLength(1);
        expect(readAssets(text, names).every((one) => Object.keys(one).length === 1)).toBe(true);
      }),
    );
  });
});

describe("the columns of a table", () => {
  it("are known by usual names, each field once, and by what was said before", () => {
    const heads = ["Risk ID", "Risk", "Risk owner", "Likelihood", "Impact", "Colour", "Owner"];
    expect(proposed(heads)).toEqual({
      ...{ "Risk ID": "reference", Risk: "title", "Risk owner": "owner", Colour: "", Owner: "" },
      ...{ Likelihood: "inherentLikelihood", Impact: "inherentImpact" },
    });
    expect(proposed(["Colour", "Risk"], { Colour: "cause", Risk: "" })).toEqual({
      ...{ Colour: "cause", Risk: "" },
    });
  });

  it("of our own export that nobody can set are passed over; of no other table", () => {
    const own = ["Reference", "Owner", "Owner reference", "Next review", "Id", "Version"];
    expect(passedOver(own)).toEqual(["Owner", "Next review", "Id", "Version"]);
    expect(proposed(own)["Owner reference"]).toBe("owner");
    expect(passedOver(["Id", "Version"])).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { LICENCES } from "./catalogue";
import { dutiesOfLicence, isLicenceUnknown, licenceNamed, ownDuties } from "./rules";

describe("the catalogue of licences", () => {
  it("names each licence once, in every spelling", () => {
    const names = LICENCES.flatMap(({ id, also }) => [id, ...also]).map((one) => one.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const one of LICENCES) expect(one.source).not.toBe("");
  });

  it.each([
    ["apache-2.0", "Apache-2.0"],
    ["Apache 2.0", "Apache-2.0"],
    ["CC_BY_NC_4.0", "CC-BY-NC-4.0"],
    ["LicenseRef-Llama3", "llama3"],
    [" MIT ", "MIT"],
  ])("knows %s", (written, id) => {
    expect(licenceNamed(written)?.id).toBe(id);
  });

  it("knows nothing of what it lacks", () => {
    for (const name of ["other", "", "constructor", "llama9"]) {
      expect(dutiesOfLicence(name)).toBeNull();
    }
  });

  it("reads expressions", () => {
    expect(dutiesOfLicence("MIT AND CC-BY-NC-4.0")).toEqual(["non_commercial", "attribution"]);
    expect(dutiesOfLicence("MIT OR CC-BY-NC-4.0")).toEqual(["attribution"]);
    expect(dutiesOfLicence("(MIT OR CC0-1.0)")).toEqual([]);
    expect(dutiesOfLicence("GPL-2.0-only WITH Classpath-exception-2.0")).toEqual([
      "attribution",
      "share_alike",
    ]);
    expect(dutiesOfLicence("MIT AND something else")).toBeNull();
  });
});

describe("the duties on an asset", () => {
  it("are its licence's, corrected by its facts", () => {
    expect(ownDuties({ licence: "llama3", facts: {} })).toEqual([
      "attribution",
      "naming",
      "no_output_training",
      "use_limits",
    ]);
    const bought = { nonCommercial: false, outputTraining: "forbidden", useLimits: "No weapons." };
    expect(ownDuties({ licence: "cc-by-nc-4.0", facts: bought })).toEqual([
      "attribution",
      "no_output_training",
      "use_limits",
    ]);
    expect(ownDuties({ licence: null, facts: { nonCommercial: true } })).toEqual([
      "non_commercial",
    ]);
  });

  it("are unknown only when neither licence nor facts say any", () => {
    expect(isLicenceUnknown({ licence: null, facts: {} })).toBe(true);
    expect(isLicenceUnknown({ licence: "other", facts: {} })).toBe(true);
    expect(isLicenceUnknown({ licence: "other", facts: { nonCommercial: false } })).toBe(false);
    expect(isLicenceUnknown({ licence: "proprietary", facts: {} })).toBe(false);
  });
});

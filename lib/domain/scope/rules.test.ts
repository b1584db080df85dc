import { describe, expect, it } from "vitest";
import { referenceOf } from "./environments/rules";
import { canonicalText, missingIn, monthsAfter, nextEdition, withoutInterface } from "./rules";
import type { EditionText } from "./schema";

const edition: EditionText = {
  statement: "The system covers the summary service.",
  units: "All staff in Utrecht.",
  services: "Summaries.",
  requirements: "Contracts with customers.",
  considered: [],
  sites: ["Utrecht"],
  included: ["Summary API"],
  interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Hardware", control: "A.5.23" }],
  exclusions: [],
  kindReasons: {},
  reviewIntervalMonths: 12,
};
const inventory = { model: 1, dataset: 1, index: 1, endpoint: 1, supporting: 1 };

describe("what an edition must say", () => {
  it("is complete with every field and every kind of asset", () => {
    expect(missingIn(edition, inventory)).toEqual({});
  });

  it("names every gap by its field", () => {
    const blank = { statement: " ", units: "", sites: [], included: [], interfaces: [] };
    const empty = { ...edition, ...blank };
    expect(Object.keys(missingIn(empty, inventory))).toEqual([
      "statement",
      "units",
      "sites",
      "included",
      "interfaces",
    ]);
  });

  it("wants an asset of each kind, or a reason why there is none", () => {
    const none = { ...inventory, dataset: 0 };
    expect(missingIn(edition, none).kindReasons?.[0]).toContain("Dataset");
    const reasoned = { ...edition, kindReasons: { dataset: "We keep none." } };
    expect(missingIn(reasoned, none)).toEqual({});
    expect(missingIn({ ...edition, kindReasons: { dataset: " " } }, none)).not.toEqual({});
  });
});

describe("editions", () => {
  it("count on, ten after nine", () => {
    expect(nextEdition([])).toBe("1.0");
    expect(nextEdition(["1.0", "1.10", "1.9"])).toBe("1.11");
    expect(nextEdition(["1.9", "2.0"])).toBe("2.1");
    expect(nextEdition(["first"])).toBe("1.0");
  });

  it("freeze one text whatever the order of the fields", () => {
    const shuffled = Object.fromEntries(Object.entries(edition).reverse()) as typeof edition;
    expect(canonicalText("1.0", shuffled)).toBe(canonicalText("1.0", edition));
    expect(canonicalText("1.1", edition)).not.toBe(canonicalText("1.0", edition));
    const linked = canonicalText("1.0", { ...edition, considered: ["CTX-01"] });
    expect(linked).toContain("CTX-01");
    expect(canonicalText("1.0", edition)).not.toContain("considered");
  });
});

it("an edition from before sites had a field keeps its hash", () => {
  const { sites: _, ...before } = JSON.parse(canonicalText("1.0", edition));
  expect(_).toEqual(["Utrecht"]);
  expect(JSON.parse(canonicalText("1.0", { ...edition, sites: [] }))).toEqual(before);
  expect(Object.keys(before)).toEqual([
    ...["edition", "statement", "units", "services", "requirements", "included"],
    ...["interfaces", "exclusions", "kindReasons", "reviewIntervalMonths"],
  ]);
});

describe("dates and names", () => {
  it("keeps the day of the month, or takes the last", () => {
    expect(monthsAfter("2026-09-10", 12)).toBe("2027-09-10");
    expect(monthsAfter("2026-11-30", 3)).toBe("2027-02-28");
    expect(monthsAfter("2028-01-31", 1)).toBe("2028-02-29");
  });

  it("finds suppliers that no interface names", () => {
    const suppliers = ["NordGPU (fictional)", "LogHaven (fictional)", "LogHaven", ""];
    expect(withoutInterface(suppliers, edition.interfaces)).toEqual(["LogHaven"]);
  });

  it("makes references of names", () => {
    expect(referenceOf("Development and tuning")).toBe("development-and-tuning");
    expect(referenceOf("Übung 2!")).toBe("u-bung-2");
    expect(referenceOf("…")).toBe("");
  });
});

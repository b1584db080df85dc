import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOf, enoughOf, type Known, qualityOfEvidence, scoreOf, strengthOf } from "./rules";

const EXPORT: Known = {
  kind: "export",
  method: "automatic",
  collector: "job",
  source: "Registry",
  query: "SELECT login, role FROM account",
  linkUrl: null,
  collectedAt: "2026-06-30",
  periodFrom: "2026-04-01",
  periodTo: "2026-06-30",
  validUntil: "2026-12-31",
  population: "All accounts",
  populationCount: 40,
  sampleCount: 40,
  drawn: null,
  controls: ["A.8.4"],
  assets: ["sup-registry"],
};
const period = { from: "2026-04-01", to: "2026-06-30" };
const ASKED = { control: "A.8.4", period, today: "2026-07-01" };
const said = (more: Partial<Known>, test: string, asked = ASKED) =>
  qualityOfEvidence({ ...EXPORT, ...more }, asked).find((one) => one.test === test);

describe("the five tests of evidence", () => {
  it("are met by a machine's export of the whole", () => {
    const verdicts = qualityOfEvidence(EXPORT, ASKED);
    expect(scoreOf(verdicts)).toBe(5);
    expect(verdicts.map(({ test }) => test)).toEqual([
      "relevant",
      "reliable",
      "sufficient",
      "current",
      "traceable",
    ]);
  });

  it.each<[string, Partial<Known>, string, RegExp]>([
    ["relevant", { controls: ["A.5.1"] }, "not_met", /does not name A\.8\.4/],
    ["reliable", { kind: "statement", method: "manual" }, "not_met", /word/],
    ["reliable", { kind: "photo", method: "manual" }, "open", /date, user and address/],
    ["reliable", { kind: "log", method: "manual" }, "met", /log/],
    ["sufficient", { populationCount: null, sampleCount: null, population: null }, "open", /whole/],
    ["sufficient", { sampleCount: null, populationCount: null }, "open", /All accounts/],
    ["sufficient", { sampleCount: 1 }, "not_met", /One item for 91 days/],
    ["sufficient", { sampleCount: 4 }, "not_met", /4 of 40 .* 5 would do/],
    ["sufficient", { sampleCount: 5 }, "open", /how they were chosen/],
    ["sufficient", { sampleCount: 5, drawn: "at random" }, "met", /at random/],
    ["sufficient", { populationCount: 0, sampleCount: 0 }, "open", /nothing/],
    ["current", { periodFrom: "2026-04-02" }, "not_met", /Nothing before 2026-04-02/],
    ["current", { periodTo: "2026-06-29" }, "not_met", /Nothing after 2026-06-29/],
    ["traceable", { query: null }, "not_met", /without the query/],
    ["traceable", { kind: "link", linkUrl: null }, "not_met", /without the address/],
    ["traceable", { collector: null }, "open", /who or what/],
    ["traceable", { kind: "record", query: null, collector: "person" }, "met", /hash/],
  ])("say of %s with %o: %s", (test, more, verdict, why) => {
    expect(said(more, test)).toMatchObject({ verdict, why: expect.stringMatching(why) });
  });

  it("hold it against its own period and validity where nobody asks for another", () => {
    const on = (today: string) =>
      qualityOfEvidence(EXPORT, { today }).find(({ test }) => test === "current")?.verdict;
    expect(on("2026-12-31")).toBe("met");
    expect(on("2027-01-01")).toBe("not_met");
  });

  it("keep the order of strength", () => {
    const strength = (kind: Known["kind"], method: Known["method"], query: string | null) =>
      strengthOf({ kind, method, query });
    const order = [
      strength("export", "automatic", "q"),
      strength("export", "manual", "q"),
      strength("log", "manual", null),
      strength("record", "manual", null),
      strength("photo", "manual", null),
      strength("statement", "automatic", "q"),
    ];
    expect(order).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it("never ask for a larger sample than there is, nor a smaller one of more", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (population) => {
        expect(enoughOf(population)).toBeLessThanOrEqual(population);
        expect(enoughOf(population + 1)).toBeGreaterThanOrEqual(enoughOf(population));
      }),
    );
  });

  it("take the best of several pieces, and nothing of none", () => {
    const weak = qualityOfEvidence({ ...EXPORT, query: null }, ASKED);
    const other = qualityOfEvidence({ ...EXPORT, periodFrom: "2026-06-01" }, ASKED);
    expect(scoreOf(bestOf([weak, other]))).toBe(5);
    expect(bestOf([])).toEqual([]);
  });
});

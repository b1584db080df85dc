import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { changesOf, differenceOf, type Line, proposeFormers, wordsOf } from "./rules";

const line = (ref: string, title: string, over: Partial<Line> = {}): Line => ({
  ...{ ref, title, text: "", parent: "", isHeading: false, ...over },
});

describe("the proposal of what a requirement follows", () => {
  const of = (former: Line[], fresh: Line) => proposeFormers(former, [fresh]).get(fresh.ref);

  it("takes the same reference and title, whatever else is alike", () => {
    const former = [line("1", "Backup"), line("2", "Backup of data")];
    expect(of(former, line("1", "Backup"))).toEqual({
      ...{ former: "1", score: 100, reason: "Same reference and same title." },
    });
  });

  it("takes the same title under another reference before the same reference with another title", () => {
    const former = [line("9.1", "Access rights"), line("9.2", "Information backup")];
    expect(of(former, line("9.1", "Information backup"))).toEqual({
      ...{ former: "9.2", score: 95, reason: "Same title; it was 9.2." },
    });
  });

  it("takes alike words with a score and a reason", () => {
    const former = [line("12.3", "Backing up information"), line("6.1", "Screening")];
    expect(of(former, line("6.1", "Screening of people"))).toEqual({
      ...{
        former: "6.1",
        score: 67,
        reason: "Same reference; 1 of 2 words of the titles are alike.",
      },
    });
    expect(of(former, line("8.13", "Information backing"))).toEqual({
      former: "12.3",
      score: 80,
      reason: "Another reference; 2 of 3 words of the titles are alike.",
    });
  });

  it("proposes nothing where the words differ, even under the same reference", () => {
    expect(of([line("5.7", "Contact with groups")], line("5.7", "Threat intelligence"))).toBe(
      undefined,
    );
  });

  it("leaves titles that stand twice to the words around them, and headings to headings", () => {
    const twice = [line("1", "General"), line("2", "General")];
    expect(of(twice, line("3", "General"))?.score).toBe(94);
    expect(of([line("4", "Context", { isHeading: true })], line("4", "Context"))).toBe(undefined);
  });

  it("reads plural and singular as one word, in any script", () => {
    expect([...wordsOf("The Policies, policy & CONTROLS of Größe")]).toEqual([
      ...["polic", "policy", "control", "größe"],
    ]);
  });
});

describe("the difference of two editions", () => {
  it("says of each line what became of it", () => {
    const former = [
      line("1", "Same"),
      line("2", "Old name"),
      line("3", "Gone"),
      line("4", "Moves"),
    ];
    const fresh = [
      ...[line("1", "Same"), line("2", "New name"), line("9", "Moves", { text: "More" })],
      line("10", "Quite new"),
    ];
    const follows: Record<string, string> = { "1": "1", "2": "2", "9": "4" };
    const found = differenceOf(former, fresh, ({ ref }) => follows[ref] ?? null);
    expect(found.map(({ kind, changes }) => [kind, changes])).toEqual([
      ["unchanged", []],
      ["renamed", ["renamed"]],
      ["moved", ["moved", "reworded"]],
      ["added", []],
      ["removed", []],
    ]);
  });
});

const word = fc.constantFrom(
  "access",
  "backup",
  "policy",
  "logs",
  "supplier",
  "model",
  "data",
  "keys",
);
const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const edition = fc.uniqueArray(
  fc.record({
    ref: fc.integer({ min: 1, max: 30 }).map(String),
    title,
    text: fc.oneof(fc.constant(""), title),
    parent: fc.constantFrom("", "1", "2"),
    isHeading: fc.boolean(),
  }),
  { selector: ({ ref }) => ref, maxLength: 12 },
);
const compared = (former: readonly Line[], fresh: readonly Line[]) => {
  const proposed = proposeFormers(former, fresh);
  return differenceOf(former, fresh, ({ ref }) => proposed.get(ref)?.former ?? null);
};

describe("any two editions", () => {
  it("are equal to themselves", () => {
    fc.assert(
      fc.property(edition, (one) => {
        expect(compared(one, one).every(({ kind }) => kind === "unchanged")).toBe(true);
      }),
    );
  });

  it("are told whole: every line of both once, whatever the order", () => {
    fc.assert(
      fc.property(edition, edition, (former, fresh) => {
        const lines = compared(former, fresh);
        const refs = (side: "former" | "fresh") =>
          lines.flatMap((one) => one[side]?.ref ?? []).toSorted();
        expect(refs("former")).toEqual(former.map(({ ref }) => ref).toSorted());
        expect(refs("fresh")).toEqual(fresh.map(({ ref }) => ref).toSorted());
        for (const one of lines) {
          if (one.former && one.fresh)
            expect(changesOf(one.former, one.fresh)).toEqual(one.changes);
        }
      }),
    );
  });

  it("propose each former line at most once, a heading for a heading, with a score and a reason", () => {
    fc.assert(
      fc.property(edition, edition, (former, fresh) => {
        const all = [...proposeFormers(former, fresh)];
        const used = all.map(([, { former: ref }]) => ref);
        expect(new Set(used).size).toBe(used.length);
        for (const [ref, { former: old, score, reason }] of all) {
          const isHeading = (list: readonly Line[], at: string) =>
            list.find((one) => one.ref === at)?.isHeading;
          expect(isHeading(former, old)).toBe(isHeading(fresh, ref));
          expect(score).toBeGreaterThanOrEqual(25);
          expect(score).toBeLessThanOrEqual(100);
          expect(reason).toMatch(/\.$/);
        }
      }),
    );
  });

  it("keep what kept its reference and title, however the rest was changed", () => {
    fc.assert(
      fc.property(edition, edition, (former, other) => {
        const kept = former.slice(0, 3);
        const fresh = [...other.filter(({ ref }) => !kept.some((one) => one.ref === ref)), ...kept];
        const found = proposeFormers(former, fresh);
        for (const { ref } of kept)
          expect(found.get(ref)).toMatchObject({ former: ref, score: 100 });
      }),
    );
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalText, DEFAULT_METHOD, problemsIn, scoresDiffer } from "./rules";
import { methodText } from "./schema";

const { edition: _edition, ...shipped } = DEFAULT_METHOD;
const withBands = (change: (bands: typeof shipped.bands) => typeof shipped.bands) =>
  problemsIn({ ...shipped, bands: change(shipped.bands) }).bands?.[0];

it("ships a method that could be approved as it is", () => {
  expect(methodText.parse(shipped)).toEqual(shipped);
  expect(problemsIn(shipped)).toEqual({});
});

it("says what is wrong with bands: gaps, overlaps, order, ends, authority without a term", () => {
  const edited = (at: number, given: object) =>
    withBands((bands) => bands.map((band, index) => (index === at ? { ...band, ...given } : band)));
  expect(edited(1, { from: 6 })).toBe("medium begins at 6; it has to begin at 5.");
  expect(edited(1, { from: 4 })).toBe("medium begins at 4; it has to begin at 5.");
  expect(edited(3, { to: 24 })).toBe("The last band has to end at 25.");
  expect(edited(0, { to: 0 })).toBe("low ends at 0, before it begins.");
  expect(edited(2, { longestDays: 400 })).toMatch(/for longer than the band below/);
  expect(edited(2, { longestDays: 0 })).toBe("Say for how many days a high risk may be accepted.");
  expect(edited(2, { appetite: " " })).toBe("Say what applies to a high risk.");
  expect(withBands((bands) => bands.toReversed())).toMatch(/in this order/);
});

it("covers 1 to 25 without a gap exactly when it finds nothing wrong with the bands", () => {
  const cut = fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(cut, fc.integer({ min: -1, max: 1 }), fc.nat(3), (cuts, shift, which) => {
      const ends = [...cuts.toSorted((one, other) => one - other), 25];
      const bands = shipped.bands.map((band, at) => ({
        ...band,
        from: (ends[at - 1] ?? 0) + 1 + (at === which ? shift : 0),
        to: ends[at] ?? 25,
      }));
      const covered = Array.from({ length: 25 }, (_, at) => at + 1).every(
        (score) => bands.filter(({ from, to }) => from <= score && score <= to).length === 1,
      );
      const isFine = problemsIn({ ...shipped, bands }).bands === undefined;
      const startsAtOne = bands[0]?.from === 1;
      expect(isFine).toBe(covered && startsAtOne);
    }),
  );
});

it("tells numbers that change scores from words that do not", () => {
  const worded = { ...shipped, triggers: "Other words." };
  expect(scoresDiffer(shipped, worded)).toBe(false);
  expect(scoresDiffer(shipped, { ...shipped, cap: 0.7 })).toBe(true);
  expect(canonicalText({ ...worded, edition: "1.0" })).not.toBe(canonicalText(DEFAULT_METHOD));
  const shuffled = { ...shipped, cap: shipped.cap, edition: "1.0" };
  expect(canonicalText(shuffled)).toBe(canonicalText(DEFAULT_METHOD));
});

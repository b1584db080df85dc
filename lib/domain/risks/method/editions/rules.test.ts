import { expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { newestFirst, nextEdition, numberOf } from "./rules";

it("proposes the next minor edition, after whatever was there", () => {
  expect(nextEdition([])).toBe("1.0");
  expect(nextEdition(["1.0"])).toBe("1.1");
  expect(nextEdition(["1.9", "1.10", "1.2"])).toBe("1.11");
  expect(nextEdition(["1.7", "2.0"])).toBe("2.1");
  expect(nextEdition(["1.999"])).toBe("2.0");
});

it("proposes what comes after all of them", () => {
  const edition = fc
    .tuple(fc.integer({ min: 0, max: 998 }), fc.integer({ min: 0, max: 999 }))
    .map(([major, minor]) => `${major}.${minor}`);
  fc.assert(
    fc.property(fc.array(edition, { maxLength: 8 }), (editions) => {
      const next = numberOf(nextEdition(editions));
      expect(editions.every((one) => numberOf(one) < next)).toBe(true);
    }),
  );
});

it("puts the newest first by number, not by letter", () => {
  const editions = ["1.9", "1.10", "0.4", "2.0"].map((edition) => ({ edition }));
  expect(editions.toSorted(newestFirst).map(({ edition }) => edition)).toEqual([
    ...["2.0", "1.10", "1.9", "0.4"],
  ]);
});

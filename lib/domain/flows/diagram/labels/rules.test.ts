import fc from "fast-check";
import { expect, it } from "vitest";
import { linesOf, sizeOf } from "./rules";

it("breaks between words", () => {
  expect(linesOf("extracted visible text, instructions")).toEqual([
    "extracted visible",
    "text, instructions",
  ]);
  expect(linesOf("summary, source pointers, request id, and the time of day")).toEqual([
    "summary, source",
    "pointers, request id,…",
  ]);
  expect(linesOf("  ")).toEqual([]);
});

it("keeps within two lines of twenty-two characters, whatever is written", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const lines = linesOf(text);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(22);
      expect(sizeOf(lines).width).toBeLessThan(150);
    }),
  );
});

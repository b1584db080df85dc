import { describe, expect, it } from "vitest";
import { OutOfRange, spanOf } from "./range";

const of = (range: string, size = 1000) => spanOf(new Headers({ range }), '"x"', size);

describe("a range", () => {
  it.each([
    ["bytes=0-", 0, 999],
    ["bytes=0-0", 0, 0],
    ["bytes=999-", 999, 999],
    ["bytes=10-19", 10, 19],
    ["bytes=10-99999", 10, 999],
    ["bytes=-1", 999, 999],
    ["bytes=-5000", 0, 999],
  ])("%s is a part", (range, from, to) => {
    expect(of(range)).toEqual({ from, to });
  });

  it.each([
    "bytes=",
    "bytes=-",
    "bytes=9-5",
    "bytes=0-1,5-6",
    "items=0-1",
    "bytes=a-b",
    "bytes=1e3-",
    "bytes=0x1-",
    `bytes=${"9".repeat(16)}-`,
    "",
  ])("%s is answered with the whole", (range) => {
    expect(of(range)).toBeNull();
  });

  it.each(["bytes=1000-", "bytes=5000-6000", "bytes=-0"])("%s is outside", (range) => {
    expect(() => of(range)).toThrow(OutOfRange);
  });

  it("has no part in an empty file", () => {
    expect(() => of("bytes=0-", 0)).toThrow(OutOfRange);
    expect(() => of("bytes=-1", 0)).toThrow(OutOfRange);
  });
});

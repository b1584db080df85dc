import { describe, expect, it } from "vitest";
import { ageGroups, cellsOf, monthBefore, monthsOf } from "./rules";

describe("cells", () => {
  it("stand by likelihood and impact, the rest being empty", () => {
    const cells = cellsOf([
      { key: "34", count: 2 },
      { key: "51", count: 7 },
      { key: "00", count: 9 },
    ]);
    expect(cells[2]?.[3]).toBe(2);
    expect(cells[4]?.[0]).toBe(7);
    expect(cells.flat().reduce((sum, count) => sum + count, 0)).toBe(9);
  });
});

describe("months", () => {
  it.each([
    ["2026-11-23", 0, "2026-11"],
    ["2026-11-23", 11, "2025-12"],
    ["2026-01-31", 1, "2025-12"],
    ["2026-12", -1, "2027-01"],
    ["2026-02", -1, "2026-03"],
  ])("before %s by %i are %s", (today, months, month) => {
    expect(monthBefore(today, months)).toBe(month);
  });
});

describe("ages", () => {
  const counts = [
    "",
    "2024-01",
    "2025-11",
    "2025-12",
    "2026-05",
    "2026-06",
    "2026-08",
    "2026-09",
    "2026-11",
    "2026-12",
  ];
  const groups = ageGroups(
    counts.map((key) => ({ key, count: 1 })),
    "2026-11-23",
  );

  it("leave out no month and count none twice", () => {
    expect(groups).toEqual([
      { age: "quarter", assessed: "2026-09..", count: 3 },
      { age: "half", assessed: "2026-06..2026-08", count: 2 },
      { age: "year", assessed: "2025-12..2026-05", count: 2 },
      { age: "older", assessed: "..2025-11", count: 2 },
      { age: "never", assessed: "never", count: 1 },
    ]);
  });

  it("are read back as months", () => {
    expect(groups.map(({ assessed }) => monthsOf(assessed))).toEqual([
      { from: "2026-09", to: "" },
      { from: "2026-06", to: "2026-08" },
      { from: "2025-12", to: "2026-05" },
      { from: "", to: "2025-11" },
      null,
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { periodOf, titleOf } from "./proposed";

describe("what a form of evidence proposes", () => {
  it.each([
    ["access_export-2026.csv", "Access export 2026"],
    ["Report.PDF", "Report"],
    ["no ending", "No ending"],
    ["v1.2 notes.md", "V1.2 notes"],
    [".env", ""],
  ])("reads %s as “%s”", (name, title) => expect(titleOf(name)).toBe(title));

  const asked = [
    { reference: "A.8.4", since: "2026-03-01", days: 90 },
    { reference: "A.5.1", since: "2026-01-01", days: 365 },
  ];
  it("covers what every chosen control asks for, and ends with the first of them", () => {
    const both = periodOf(asked, ["A.8.4", "A.5.1"], "2026-06-01");
    expect(both).toEqual({ periodFrom: "2026-01-01", validUntil: "2026-08-30" });
    expect(periodOf(asked, ["A.8.4"], "2026-02-01")?.periodFrom).toBe("2026-02-01");
    expect(periodOf(asked, [], "2026-06-01")).toBeNull();
  });
});

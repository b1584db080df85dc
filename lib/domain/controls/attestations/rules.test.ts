import { describe, expect, it } from "vitest";
import { operationByMonth } from "./rules";

const attested = (
  result: "effective" | "not_effective",
  periodFrom: string,
  periodTo: string,
  reviewedAt: string,
) => ({ state: "accepted", result, periodFrom, periodTo, reviewedAt });

describe("operation by month", () => {
  it("shows twelve months, the later word on a month counting", () => {
    const months = operationByMonth(
      [
        attested("effective", "2026-01-10", "2026-04-10", "2026-04-12"),
        attested("not_effective", "2026-04-11", "2026-07-09", "2026-07-12"),
        { ...attested("effective", "2026-10-01", "2026-11-01", "2026-11-02"), state: "submitted" },
      ],
      "2026-11-23",
    );
    expect(months.map(({ month }) => month)).toHaveLength(12);
    expect(months[0]).toEqual({ month: "2026-11", result: null });
    const of = (wanted: string) => months.find(({ month }) => month === wanted)?.result;
    expect(of("2026-02")).toBe("effective");
    expect(of("2026-04")).toBe("not_effective");
    expect(of("2026-07")).toBe("not_effective");
    expect(of("2026-08")).toBeNull();
    expect(months.at(-1)?.month).toBe("2025-12");
  });
});

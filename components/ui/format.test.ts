import { describe, expect, it } from "vitest";
import { daysUntil, formatBytes, formatDay, formatMoment, machineTime } from "./format";

describe("format", () => {
  it("writes days and moments in UTC", () => {
    expect(formatDay("2026-09-03")).toBe("3 Sep 2026");
    expect(formatDay(new Date("2026-11-23T23:59:00Z"))).toBe("23 Nov 2026");
    expect(formatMoment("2026-11-23T04:07:00Z")).toBe("23 Nov 2026, 04:07 UTC");
    const months = Array.from({ length: 12 }, (_, month) =>
      formatDay(new Date(Date.UTC(2026, month))),
    );
    expect(months.map((day) => day.split(" ")[1]).join(" ")).toBe(
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    );
    expect(formatDay("soon")).toBe("soon");
    expect(machineTime("2026-09-03")).toBe("2026-09-03");
  });

  it("counts whole days", () => {
    expect(daysUntil("2026-11-25", "2026-11-23")).toBe(2);
    expect(daysUntil("2026-11-20", new Date("2026-11-23T18:00:00Z"))).toBe(-3);
    expect(daysUntil("2026-11-23", "2026-11-23T18:00:00Z")).toBe(0);
  });

  it("writes sizes", () => {
    expect(formatBytes(12)).toBe("12 B");
    expect(formatBytes(1_468_006)).toBe("1.4 MB");
  });
});

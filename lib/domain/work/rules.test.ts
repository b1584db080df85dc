import { describe, expect, it } from "vitest";
import { urgency } from "./rules";

describe("urgency", () => {
  it("is late only after the day has passed", () => {
    expect(urgency("2026-11-22", "2026-11-23")).toBe("overdue");
    expect(urgency("2026-11-23", "2026-11-23")).toBe("week");
    expect(urgency("2026-11-30", "2026-11-23")).toBe("week");
    expect(urgency("2026-12-01", "2026-11-23")).toBe("later");
    expect(urgency(null, "2026-11-23")).toBe("undated");
  });
});

import { describe, expect, it } from "vitest";
import { currentOf, type Entry, isWithin } from "./entries";

const entries: Entry[] = [
  { href: "/", label: "Dashboard", icon: "dashboard" },
  {
    href: "/audits",
    label: "Audits",
    icon: "audits",
    children: [{ href: "/audits/findings", label: "Findings" }],
  },
];

describe("entries", () => {
  it("takes the start for itself only", () => {
    expect(isWithin("/", "/")).toBe(true);
    expect(isWithin("/risks", "/")).toBe(false);
    expect(isWithin("/risks-old", "/risks")).toBe(false);
  });

  it("finds the most precise entry", () => {
    expect(currentOf(entries, "/audits/findings/F-1")).toBe("/audits/findings");
    expect(currentOf(entries, "/audits/A-1")).toBe("/audits");
    expect(currentOf(entries, "/elsewhere")).toBeUndefined();
  });
});

import { expect, it } from "vitest";
import { daysBetween } from "./days";

const at = (day: string) => Date.parse(day);

it("marks both ends and some days between", () => {
  const marks = daysBetween([
    at("2026-09-01T09:00Z"),
    at("2026-09-20T10:00Z"),
    at("2026-11-23T20:00Z"),
  ]);
  expect(marks).toHaveLength(5);
  expect(marks[0]).toBe(at("2026-09-01T09:00Z"));
  expect(marks.at(-1)).toBe(at("2026-11-23T20:00Z"));
});

it("names no day twice", () => {
  expect(daysBetween([at("2026-11-22T09:00Z"), at("2026-11-23T20:00Z")])).toHaveLength(2);
  expect(daysBetween([at("2026-11-23T09:00Z"), at("2026-11-23T09:00Z")])).toHaveLength(1);
});

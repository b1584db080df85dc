import { expect, it } from "vitest";
import { untilProblem, widened } from "./rules";

const allowed = {
  carries: ["personal_data"],
  classification: "confidential",
  ends: ["a production", "b development"],
} as const;

it("covers the same breach and less, no more", () => {
  expect(widened(allowed, allowed)).toEqual([]);
  expect(widened(allowed, { ...allowed, carries: [], classification: "internal" })).toEqual([]);
  expect(widened(allowed, { ...allowed, carries: ["personal_data", "weights"] })).toEqual([
    "it brings weights as well",
  ]);
  expect(widened(allowed, { ...allowed, classification: "restricted" })).toEqual([
    "its class rose",
  ]);
  expect(widened(allowed, { ...allowed, classification: null })).toEqual(["its class rose"]);
  expect(widened(allowed, { ...allowed, ends: ["a production", "b test"] })).toEqual([
    "it begins or ends elsewhere",
  ]);
});

it("covers nothing where nothing was kept", () => {
  expect(widened({ carries: [], classification: null, ends: [] }, allowed)).toHaveLength(2);
});

it("lasts a year at most", () => {
  expect(untilProblem("2026-11-24", "2026-11-23")).toBeNull();
  expect(untilProblem("2026-11-23", "2026-11-23")).not.toBeNull();
  expect(untilProblem("2028-01-01", "2026-11-23")).not.toBeNull();
});

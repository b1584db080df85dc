import { expect, it } from "vitest";
import { reasonsFor } from "./rules";

const port = { id: "port", classification: "internal", exposure: "public" };
const other = { ...port, id: "other" };
const raised = { ...port, classification: "restricted" };

it("tells an asset that joins or leaves from one whose class or exposure changes", () => {
  expect(reasonsFor(["assets"], [port], [port, other])).toEqual(["assets"]);
  expect(reasonsFor(["assets"], [port, other], [port])).toEqual(["assets"]);
  expect(reasonsFor(["assets"], [port], [other])).toEqual(["assets"]);
  expect(reasonsFor(["assets"], [port], [raised])).toEqual(["facts"]);
  expect(reasonsFor(["assets"], [port], [{ ...port, exposure: "internal" }])).toEqual(["facts"]);
  expect(reasonsFor(["assets", "score"], [port], [raised, other])).toEqual([
    ...["assets", "facts", "score"],
  ]);
  expect(reasonsFor(["scenario"], [port], [port])).toEqual(["scenario"]);
});

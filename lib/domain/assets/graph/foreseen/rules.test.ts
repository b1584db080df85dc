import { expect, it } from "vitest";
import type { Link } from "../rules";
import type { Walked } from "../stored/schema";
import { AS_IT_IS, beginnings, classesAfter, reckoned, unwritten } from "./rules";

const data = unwritten({
  id: "data",
  kind: "dataset",
  state: "active",
  classification: "internal",
});
const model = unwritten({
  id: "model",
  kind: "model",
  state: "active",
  classification: "internal",
});
const trained: Link = { fromId: "model", toId: "data", type: "trained_on" };
const map: Walked = { assets: [data, model], links: [trained] };
const own = (classification: "public" | "restricted") => new Map([["data", { classification }]]);

it("finds nothing otherwise in a map that is as it is stored", () => {
  expect(reckoned(map)).toEqual([]);
  expect(classesAfter(map, AS_IT_IS).size).toBe(0);
});

it("finds the class that another one's change would bring, where it would count", () => {
  expect([...classesAfter(map, { ...AS_IT_IS, own: own("restricted") })]).toEqual([
    ["model", "restricted"],
  ]);
  expect([...classesAfter(map, { ...AS_IT_IS, own: own("public") })]).toEqual([]);
});

it("finds what comes with a relation, from what is new too, and what goes with one", () => {
  const secret = unwritten({ id: "new 0", kind: "dataset", classification: "restricted" });
  const added: Link = { fromId: "model", toId: "new 0", type: "trained_on" };
  const change = { ...AS_IT_IS, fresh: [secret], added: [added] };
  expect(beginnings(change)).toEqual(["model"]);
  expect([...classesAfter(map, change)]).toEqual([["model", "restricted"]]);
  const silent = { ...model, classification: null, inheritedClassification: "internal" as const };
  const ended = { ...AS_IT_IS, ended: [trained] };
  expect(beginnings(ended)).toEqual(["model", "data"]);
  expect([...classesAfter({ ...map, assets: [data, silent] }, ended)]).toEqual([["model", null]]);
});

it("judges what changes together as one map", () => {
  const both = new Map([
    ...own("restricted"),
    ["model", { classification: "restricted" as const }],
  ]);
  expect([...classesAfter(map, { ...AS_IT_IS, own: both })]).toEqual([]);
});

import { describe, expect, it } from "vitest";
import type { Lineage, LineageNode } from "../schema";
import { boxesOf } from "./rules";

const node = (id: string, depth: number): LineageNode => ({
  id,
  reference: id,
  name: `${id}, a model with a rather long name`,
  kind: "model",
  state: "active",
  licence: null,
  classification: null,
  personalData: "unknown",
  exposure: null,
  duties: [],
  depth,
});
const link = (fromId: string, toId: string): Lineage["links"][number] => ({
  fromId,
  toId,
  type: "derived_from",
  derivation: null,
  recipe: "",
});

describe("the drawing of a lineage", () => {
  it("stands what came first on the left, and no box on another", () => {
    const nodes = [node("base", -1), node("data", -1), node("self", 0), node("api", 1)];
    const links = [link("self", "base"), link("self", "data"), link("api", "self")];
    const { boxes, lines, width, height } = boxesOf({ nodes, links, isCut: false });
    const at = (id: string) => boxes.find((box) => box.id === id);
    expect(at("base")?.x).toBeLessThan(at("self")?.x ?? 0);
    expect(at("self")?.x).toBeLessThan(at("api")?.x ?? 0);
    expect(at("base")?.y).not.toBe(at("data")?.y);
    expect(at("self")).toMatchObject({ isSelf: true, label: expect.stringMatching(/…$/) });
    expect(lines).toHaveLength(3);
    for (const { x, y, wide, high } of boxes) {
      expect(x + wide).toBeLessThanOrEqual(width);
      expect(y + high).toBeLessThanOrEqual(height);
    }
  });

  it("draws no line to what is not shown", () => {
    const lineage = { nodes: [node("self", 0)], links: [link("self", "gone")], isCut: true };
    expect(boxesOf(lineage).lines).toEqual([]);
  });
});

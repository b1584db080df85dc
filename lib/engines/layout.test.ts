import { expect, it } from "vitest";
import { layOut, NODE } from "./layout";

const graph = {
  groups: [
    { id: "production", parent: null },
    { id: "edge", parent: "production" },
    { id: "internet", parent: null },
  ],
  nodes: [
    { id: "customer", parent: "internet" },
    { id: "gateway", parent: "edge" },
    { id: "model", parent: "production" },
    { id: "lost", parent: null },
  ],
  edges: [
    { id: "1", from: "customer", to: "gateway" },
    { id: "2", from: "gateway", to: "model" },
    { id: "3", from: "model", to: "gateway" },
  ],
};

it("lays out nodes inside their zones, from left to right, always alike", async () => {
  const layout = await layOut(graph);
  expect(Object.keys(layout).sort()).toEqual(
    [...graph.groups, ...graph.nodes].map(({ id }) => id).sort(),
  );
  expect(layout.gateway).toMatchObject(NODE);
  for (const { id, parent } of [...graph.groups, ...graph.nodes]) {
    const [box, around] = [layout[id], parent ? layout[parent] : undefined];
    if (!box || !around) continue;
    expect(box.x + box.width).toBeLessThanOrEqual(around.width);
    expect(box.y + box.height).toBeLessThanOrEqual(around.height);
    expect(box.y).toBeGreaterThan(30);
  }
  expect(layout.internet?.x).toBeLessThan(layout.production?.x ?? 0);
  expect(await layOut(graph)).toEqual(layout);
});

it("lays out three hundred nodes, and no nodes at all", async () => {
  const nodes = Array.from({ length: 300 }, (_, at) => ({ id: `n${at}`, parent: `z${at % 10}` }));
  const groups = Array.from({ length: 10 }, (_, at) => ({ id: `z${at}`, parent: null }));
  const edges = nodes.slice(1).map(({ id }, at) => ({
    id: `e${at}`,
    from: `n${Math.floor(at / 2)}`,
    to: id,
  }));
  const layout = await layOut({ groups, nodes, edges });
  expect(Object.keys(layout)).toHaveLength(310);
  expect(await layOut({ groups: [], nodes: [], edges: [] })).toEqual({});
}, 30_000);

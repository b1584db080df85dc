import ELK from "elkjs/lib/elk.bundled.js";
import { expect, it } from "vitest";
import { type Graph, layOut as laidOutBy, NODE } from "./layout";

const elk = new ELK();
const layOut = (drawn: Graph) => laidOutBy(drawn, (one) => elk.layout(one));

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
    { id: "1", from: "customer", to: "gateway", label: { width: 120, height: 32 } },
    { id: "2", from: "gateway", to: "model", label: { width: 90, height: 18 } },
    { id: "3", from: "model", to: "gateway", label: null },
  ],
};

it("lays out nodes inside their zones, from top to bottom, always alike", async () => {
  const { boxes: layout } = await layOut(graph);
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
  expect(layout.internet?.y).toBeLessThan(layout.production?.y ?? 0);
  expect((await layOut(graph)).boxes).toEqual(layout);
});

it("leads each line from box to box, and keeps room for its words beside all boxes", async () => {
  const { boxes, routes } = await layOut(graph);
  const [gateway, edge, production] = [boxes.gateway, boxes.edge, boxes.production];
  if (!gateway || !edge || !production) throw new Error("no boxes");
  const left = gateway.x + edge.x + production.x;
  const top = gateway.y + edge.y + production.y;
  const end = routes[1]?.points.at(-1);
  expect(end?.x).toBeGreaterThan(left);
  expect(end?.x).toBeLessThan(left + gateway.width);
  expect(end?.y).toBeCloseTo(top);
  expect(routes[1]?.label?.y).toBeLessThan(top);
  expect(routes[3]).toMatchObject({ label: null });
});

it("lays out three hundred nodes, and no nodes at all", async () => {
  const nodes = Array.from({ length: 300 }, (_, at) => ({ id: `n${at}`, parent: `z${at % 10}` }));
  const groups = Array.from({ length: 10 }, (_, at) => ({ id: `z${at}`, parent: null }));
  const edges = nodes.slice(1).map(({ id }, at) => ({
    id: `e${at}`,
    from: `n${Math.floor(at / 2)}`,
    ...{ to: id, label: { width: 30, height: 18 } },
  }));
  const { boxes, routes } = await layOut({ groups, nodes, edges });
  expect(Object.keys(boxes)).toHaveLength(310);
  expect(Object.keys(routes)).toHaveLength(299);
  expect(await layOut({ groups: [], nodes: [], edges: [] })).toEqual({ boxes: {}, routes: {} });
}, 30_000);

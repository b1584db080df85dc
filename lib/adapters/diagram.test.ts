import { expect, it } from "vitest";
import { layoutOf, versionOf } from "./diagram";

const graph = {
  groups: [{ id: "z", parent: null }],
  nodes: [
    { id: "a", parent: "z" },
    { id: "b", parent: null },
  ],
  edges: [{ id: "1", from: "a", to: "b", data: "text" }],
};

it("lays a graph out once, whatever its parts are called", async () => {
  const first = layoutOf(graph);
  const renamed = { ...graph, nodes: graph.nodes.map((one) => ({ ...one, name: "New" })) };
  expect(layoutOf(renamed)).toBe(first);
  expect(Object.keys((await first).boxes).sort()).toEqual(["a", "b", "z"]);
});

it("lays it out anew when something was added or moved elsewhere", () => {
  const moved = { ...graph, nodes: graph.nodes.map((one) => ({ ...one, parent: null })) };
  expect(versionOf(moved)).not.toBe(versionOf(graph));
  expect(versionOf({ ...graph, edges: [] })).not.toBe(versionOf(graph));
});

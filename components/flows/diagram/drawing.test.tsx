import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Diagram } from "@/lib/domain/flows/diagram/schema";
import { Drawing } from "./drawing";
import { drawn, flat } from "./scene";

const node = (id: string, parent: string | null) =>
  ({ id, name: `Name of ${id}`, reference: null, kind: "party", parent }) as const;
const diagram: Diagram = {
  groups: [
    { id: "p", name: "Production", kind: "environment", tier: "production", parent: null },
    { id: "e", name: "Edge", kind: "zone", tier: null, parent: "p" },
  ],
  nodes: [node("a", "e"), node("b", null)],
  edges: [
    {
      ...{ id: "f", reference: "DF-1", name: "Flow", from: "a", to: "b", data: "a < b" },
      ...{ classification: "public", protocol: "", crosses: "outside", protection: "unprotected" },
    },
  ],
  positions: [{ node: "a", x: -200, y: 40 }],
  isCut: false,
};
const layout = () => ({ boxes: { p: box, e: box, a: box, b: box }, routes: {} });
const box = { x: 10, y: 20, width: 100, height: 50 };

it("draws what is unprotected thick and dashed, in words that cannot break the picture", () => {
  const scene = drawn(diagram, layout());
  const picture = renderToStaticMarkup(<Drawing scene={scene} id="picture" />);
  expect(picture).toContain('stroke-dasharray="8 5"');
  expect(picture).toContain("a &lt; b");
  expect(picture).toContain(">Edge</text>");
  expect(picture).not.toContain("class=");
});

it("leads lines the way that was found, until somebody moves what is at their end", () => {
  const points = [
    { x: 1, y: 2 },
    { x: 3, y: 4 },
  ];
  const found = { ...layout(), routes: { f: { points, label: null } } };
  const asLaid = drawn({ ...diagram, positions: [] }, found);
  expect(renderToStaticMarkup(<Drawing scene={asLaid} id="picture" />)).toContain("M17 18L19 20");
  expect(drawn(diagram, found).edges[0]?.route).toBeNull();
});

it("counts places from the corner of the drawing, however far somebody moved a node", () => {
  const scene = drawn(diagram, layout());
  expect(scene.nodes[0]).toMatchObject({ x: -200, y: 40, width: 100 });
  const { nodes, width, height } = flat(scene);
  for (const one of nodes) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.x + one.width).toBeLessThanOrEqual(width);
    expect(one.y + one.height).toBeLessThanOrEqual(height);
  }
});

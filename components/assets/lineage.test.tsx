import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Lineage, LineageNode } from "@/lib/domain/assets/lineage/schema";
import { LineageView, ServingEndpoints, TrainingData } from "./lineage";

const node = (given: Partial<LineageNode> & Pick<LineageNode, "id" | "kind" | "depth">) => ({
  reference: given.id,
  name: `Name of ${given.id}`,
  state: "active" as const,
  licence: null,
  classification: null,
  personalData: "unknown" as const,
  exposure: null,
  duties: [],
  ...given,
});
const lineage: Lineage = {
  nodes: [
    node({ id: "ds", kind: "dataset", depth: -2, licence: "cc-by-nc-4.0", personalData: "yes" }),
    node({ id: "base", kind: "model", depth: -1 }),
    node({ id: "self", kind: "model", depth: 0 }),
    node({ id: "api", kind: "endpoint", depth: 1, exposure: "public" }),
  ],
  links: [
    { fromId: "base", toId: "ds", type: "trained_on", derivation: null, recipe: "" },
    {
      fromId: "self",
      toId: "base",
      type: "derived_from",
      derivation: "quantisation",
      recipe: "Q4",
    },
    { fromId: "api", toId: "self", type: "serves", derivation: null, recipe: "" },
  ],
  isCut: true,
};

it("tells a lineage in tables, with how each step was made, and draws it", () => {
  const html = renderToStaticMarkup(<LineageView lineage={lineage} />);
  expect(html).toContain("Only the nearest are shown");
  expect(html).toContain("Base of (Quantisation, Q4)");
  expect(html).toContain('href="/assets/ds"');
  expect(html.match(/<rect/g)).toHaveLength(4);
});

it("finds the training data and the endpoints, however many steps away", () => {
  expect(renderToStaticMarkup(<TrainingData lineage={lineage} />)).toContain("cc-by-nc-4.0");
  const html = renderToStaticMarkup(<ServingEndpoints lineage={lineage} />);
  expect(html).toContain("Public internet");
});

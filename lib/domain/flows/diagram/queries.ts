import { query } from "@/lib/kernel/operation";
import { ASSET_READERS } from "../../assets/schema";
import { listFlows } from "../queries";
import { graphOf } from "./rules";
import { diagram, diagramInput, MOST_FLOWS } from "./schema";

/** Flows in use as a graph, with the places that people gave to its nodes. */
export const readDiagram = query({
  name: "flows.diagram",
  may: ASSET_READERS,
  route: "GET /flows/diagram",
  input: diagramInput,
  output: diagram,
  async run(context) {
    const { db, input } = context;
    const listed = await listFlows.run({
      ...context,
      input: { ...input, state: ["active"], size: MOST_FLOWS, sort: "reference" },
    });
    const flows = listed.rows;
    const ids = flows.flatMap(({ from, to }) => [from.asset?.id, to.asset?.id]);
    const [assets, positions] = await Promise.all([
      db.asset.findMany({
        where: { id: { in: ids.filter((id) => typeof id === "string") } },
        select: { id: true, kind: true },
      }),
      db.flowPosition.findMany({ take: 2000 }),
    ]);
    const kinds = new Map(assets.map(({ id, kind }) => [id, kind]));
    const graph = graphOf(flows, (id) => kinds.get(id));
    const drawn = new Set(graph.nodes.map(({ id }) => id));
    return {
      groups: [...graph.groups],
      nodes: [...graph.nodes],
      edges: [...graph.edges],
      positions: positions.filter(({ node }) => drawn.has(node)),
      isCut: listed.next !== null,
    };
  },
});

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
    const assets = await db.asset.findMany({
      where: { id: { in: ids.filter((id) => typeof id === "string") } },
      select: { id: true, kind: true },
    });
    const kinds = new Map(assets.map(({ id, kind }) => [id, kind]));
    const graph = graphOf(flows, (id) => kinds.get(id));
    const drawn = graph.nodes.map(({ id }) => id);
    const positions = await db.flowPosition.findMany({ where: { node: { in: drawn } } });
    return {
      groups: [...graph.groups],
      nodes: [...graph.nodes],
      edges: [...graph.edges],
      positions,
      isCut: listed.next !== null,
    };
  },
});

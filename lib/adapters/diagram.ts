import { createHash } from "node:crypto";
import { type Graph, type Layout, layOut } from "@/lib/engines/layout";
import { onThread } from "./layout-thread";

/** Layouts by the version of their graph; a drawing that nobody changed is not computed again. */
const laid = new Map<string, Promise<Layout>>();
/** More drawings than people look at in a day. */
const MOST = 50;

/** What a layout depends on: not the names of nodes, not who put one where. */
export function versionOf({ groups, nodes, edges }: Graph): string {
  const shape = [
    groups.map(({ id, parent }) => [id, parent]),
    nodes.map(({ id, parent }) => [id, parent]),
    edges.map(({ id, from, to, data }) => [id, from, to, data]),
  ];
  return createHash("sha256").update(JSON.stringify(shape)).digest("hex");
}

/** The layout of a graph, from memory where this very graph was laid out before. */
export function layoutOf(graph: Graph): Promise<Layout> {
  const version = versionOf(graph);
  const known = laid.get(version);
  if (known) return known;
  const found = layOut(graph, onThread);
  laid.set(version, found);
  found.catch(() => laid.delete(version));
  const [oldest] = laid.keys();
  if (laid.size > MOST && oldest) laid.delete(oldest);
  return found;
}

import { createHash } from "node:crypto";
import { linesOf, sizeOf } from "@/lib/domain/flows/diagram/labels/rules";
import type { Layout } from "@/lib/domain/flows/diagram/schema";
import { type Graph, layOut } from "@/lib/engines/layout";
import { onThread } from "./layout-thread";

type Drawable = Pick<Graph, "groups" | "nodes"> & {
  readonly edges: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    /** What is written beside the line. */
    readonly data: string;
  }[];
};

/** Layouts by the version of their graph; a drawing that nobody changed is not computed again. */
const laid = new Map<string, Promise<Layout>>();
/** More drawings than people look at in a day. */
const MOST = 50;

/** What a layout depends on: not the names of nodes, not who put one where. */
export function versionOf({ groups, nodes, edges }: Drawable): string {
  const shape = [
    groups.map(({ id, parent }) => [id, parent]),
    nodes.map(({ id, parent }) => [id, parent]),
    edges.map(({ id, from, to, data }) => [id, from, to, data]),
  ];
  return createHash("sha256").update(JSON.stringify(shape)).digest("hex");
}

/** The layout of a graph, from memory where this very graph was laid out before. */
export function layoutOf(graph: Drawable): Promise<Layout> {
  const version = versionOf(graph);
  const known = laid.get(version);
  if (known) return known;
  const found = layOut({ ...graph, edges: graph.edges.map(withRoom) }, onThread);
  laid.set(version, found);
  found.catch(() => laid.delete(version));
  const [oldest] = laid.keys();
  if (laid.size > MOST && oldest) laid.delete(oldest);
  return found;
}

const withRoom = ({ id, from, to, data }: Drawable["edges"][number]) => {
  const lines = linesOf(data);
  return { id, from, to, label: lines.length > 0 ? sizeOf(lines) : null };
};

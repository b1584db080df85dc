// Flows as a graph: who stands where, and what goes between them. Runs anywhere.
import type { AssetKind } from "@/prisma/generated/enums";
import type { FlowEnd, FlowRow } from "../schema";
import type { DiagramEdge, DiagramGroup, DiagramNode } from "./schema";

interface Graph {
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** Nodes, the zones and environments around them, and one edge for each flow. */
export function graphOf(
  flows: readonly FlowRow[],
  kindOf: (assetId: string) => AssetKind | undefined,
): Graph {
  const groups = new Map<string, DiagramGroup>();
  const nodes = new Map<string, DiagramNode>();
  for (const end of flows.flatMap(({ from, to }) => [from, to])) {
    for (const group of groupsOf(end)) groups.set(group.id, group);
    const node = nodeOf(end, kindOf);
    nodes.set(node.id, node);
  }
  return {
    groups: [...groups.values()].sort(byId),
    nodes: [...nodes.values()].sort(byId),
    edges: flows.map((flow) => ({
      ...{ id: flow.id, reference: flow.reference, name: flow.name, data: flow.data },
      ...{ from: idOf(flow.from), to: idOf(flow.to), protocol: flow.protocol },
      ...{ classification: flow.classification },
      ...{ crosses: flow.crosses, protection: flow.protection },
    })),
  };
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

const idOf = ({ asset, zone, name }: FlowEnd) =>
  asset ? `asset:${asset.id}` : `party:${zone?.id ?? ""}:${name}`;

function nodeOf(end: FlowEnd, kindOf: (assetId: string) => AssetKind | undefined): DiagramNode {
  const { asset, name } = end;
  return {
    id: idOf(end),
    name,
    reference: asset?.reference ?? null,
    kind: asset ? (kindOf(asset.id) ?? "supporting") : "party",
    parent: groupsOf(end).at(-1)?.id ?? null,
  };
}

/** From the widest to the narrowest: a zone outside stands alone, whatever tier it serves. */
function groupsOf({ environment, zone }: FlowEnd): DiagramGroup[] {
  if (zone?.isOutside) {
    return [{ id: `zone:${zone.id}`, name: zone.name, kind: "outside", tier: null, parent: null }];
  }
  const around: DiagramGroup | null = environment && {
    id: `environment:${environment.id}`,
    ...{ name: environment.name, kind: "environment", tier: environment.tier, parent: null },
  };
  const inner: DiagramGroup | null = zone && {
    id: `zone:${zone.id}`,
    ...{ name: zone.name, kind: "zone", tier: null, parent: around?.id ?? null },
  };
  return [around, inner].filter((one) => one !== null);
}

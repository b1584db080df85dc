"use client";

import "@xyflow/react/dist/style.css";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  Controls,
  MarkerType,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  useNodesState,
} from "@xyflow/react";
import { useState } from "react";
import { flows } from "@/components/words/flows";
import type { Box, DiagramEdge, DiagramNode } from "@/lib/domain/flows/diagram/schema";
import styles from "./diagram.module.css";
import { EDGE_TYPES, type FlowEdge } from "./edge";
import { type GroupNode, NODE_TYPES, type ThingNode } from "./nodes";
import { boundsOf, type Drawn } from "./scene";

const words = flows.drawing;
type Shown = GroupNode | ThingNode;

export interface Labels {
  readonly classes: Readonly<Record<DiagramEdge["classification"], string>>;
  readonly protections: Readonly<Record<DiagramEdge["protection"], string>>;
  readonly kinds: Readonly<Record<DiagramNode["kind"], string>>;
}

export interface Moved {
  readonly node: string;
  readonly x: number;
  readonly y: number;
}

/** Where all of it would be smaller than this, some of it is shown and the rest is moved to. */
const READABLE = 0.5;
/** Pixels from the edge. */
const GAP = 12;

interface CanvasProps {
  scene: Drawn;
  labels: Labels;
  mayMove: boolean;
  onMoved: (moved: readonly Moved[]) => void;
}

/** The drawing that can be moved about; the table says the same in words. */
export function Canvas({ scene, labels, mayMove, onMoved }: CanvasProps) {
  const colorMode = useComputedColorScheme("light");
  const [nodes, , change] = useNodesState<Shown>(nodesOf(scene, labels));

  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const bounds = boundsOf(scene);

  function follow(changes: NodeChange<Shown>[]) {
    change(changes);
    const now = changes.flatMap((one) => (one.type === "position" ? one.id : []));
    if (now.some((id) => !touched.has(id))) setTouched(new Set([...touched, ...now]));
    const moved = changes.flatMap((one) =>
      one.type === "position" && one.position && !one.dragging
        ? [{ node: one.id, ...one.position }]
        : [],
    );
    if (moved.length > 0) onMoved(moved);
  }

  return (
    <div className={styles.canvas} style={{ aspectRatio: bounds.width / bounds.height }}>
      <ReactFlow
        aria-label={words.label}
        nodes={nodes}
        edges={edgesOf(scene, labels, touched)}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={follow}
        colorMode={colorMode}
        nodesDraggable={mayMove}
        nodesConnectable={false}
        nodesFocusable
        edgesFocusable
        deleteKeyCode={null}
        minZoom={0.1}
        zoomOnScroll={false}
        preventScrolling={false}
        onInit={(flow) => show(flow, bounds)}
        fitViewOptions={{ padding: "12px" }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** All of it, lines around the outside as well; where that would be too small, its beginning. */
async function show(flow: ReactFlowInstance<Shown, FlowEdge>, bounds: Box) {
  await flow.fitBounds(bounds, { padding: 0.02 });
  if (flow.getZoom() > 1) await flow.zoomTo(1);
  if (flow.getZoom() >= READABLE) return;
  const [x, y] = [GAP - bounds.x * READABLE, GAP - bounds.y * READABLE];
  await flow.setViewport({ x, y, zoom: READABLE });
}

function nodesOf({ groups, nodes }: Drawn, { kinds }: Labels): Shown[] {
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const frames = groups
    // What is around another has to come first.
    .toSorted((one, other) => Number(one.parent !== null) - Number(other.parent !== null))
    .map((group) => ({
      ...placed(group),
      ...{ type: "zone" as const, data: { group }, ariaLabel: group.name },
      ...{ draggable: false, selectable: false, focusable: false, zIndex: 0 },
    }));
  const things = nodes.map((thing) => ({
    ...placed(thing),
    ...{ type: "thing" as const, data: { thing }, zIndex: 2 },
    ariaLabel: words.node(
      thing.name,
      kinds[thing.kind],
      nameOf.get(thing.parent ?? "") ?? words.nowhere,
    ),
  }));
  return [...frames, ...things];
}

interface Placed {
  id: string;
  parent: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
}
const placed = ({ id, parent, x, y, width, height }: Placed) => ({
  ...{ id, position: { x, y }, width, height },
  ...(parent && { parentId: parent, extent: "parent" as const }),
});

const edgesOf = (
  { edges }: Drawn,
  { classes, protections }: Labels,
  touched: ReadonlySet<string>,
): FlowEdge[] =>
  edges.map((edge) => ({
    ...{ id: edge.id, source: edge.from, target: edge.to, type: "flow" as const, zIndex: 1 },
    data: {
      text: edge.data,
      route: touched.has(edge.from) || touched.has(edge.to) ? null : edge.route,
    },
    markerEnd: { type: MarkerType.ArrowClosed, color: "var(--control-border)" },
    ...(edge.protection === "unprotected" && { className: styles.unprotected ?? "" }),
    ariaLabel: words.edge(
      edge.name,
      edge.data,
      classes[edge.classification],
      protections[edge.protection],
    ),
  }));

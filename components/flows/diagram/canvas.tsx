"use client";

import "@xyflow/react/dist/style.css";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  Controls,
  type Edge,
  MarkerType,
  type NodeChange,
  ReactFlow,
  useNodesState,
} from "@xyflow/react";
import { flows } from "@/components/words/flows";
import type { DiagramEdge, DiagramNode } from "@/lib/domain/flows/diagram/schema";
import styles from "./diagram.module.css";
import { type GroupNode, NODE_TYPES, type ThingNode } from "./nodes";
import type { Drawn } from "./scene";

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

  function follow(changes: NodeChange<Shown>[]) {
    change(changes);
    const moved = changes.flatMap((one) =>
      one.type === "position" && one.position && !one.dragging
        ? [{ node: one.id, ...one.position }]
        : [],
    );
    if (moved.length > 0) onMoved(moved);
  }

  return (
    <div className={styles.canvas}>
      <ReactFlow
        aria-label={words.label}
        nodes={nodes}
        edges={edgesOf(scene, labels)}
        nodeTypes={NODE_TYPES}
        onNodesChange={follow}
        colorMode={colorMode}
        nodesDraggable={mayMove}
        nodesConnectable={false}
        nodesFocusable
        edgesFocusable
        deleteKeyCode={null}
        minZoom={0.1}
        fitView
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function nodesOf({ groups, nodes }: Drawn, { kinds }: Labels): Shown[] {
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const frames = groups
    // What is around another has to come first.
    .toSorted((one, other) => Number(one.parent !== null) - Number(other.parent !== null))
    .map((group) => ({
      ...placed(group),
      ...{ type: "zone" as const, data: { group }, ariaLabel: group.name },
      ...{ draggable: false, selectable: false, focusable: false },
    }));
  const things = nodes.map((thing) => ({
    ...placed(thing),
    ...{ type: "thing" as const, data: { thing } },
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

const edgesOf = ({ edges }: Drawn, { classes, protections }: Labels): Edge[] =>
  edges.map((edge) => ({
    ...{ id: edge.id, source: edge.from, target: edge.to, label: edge.data },
    markerEnd: { type: MarkerType.ArrowClosed },
    ...(edge.protection === "unprotected" && { className: styles.unprotected ?? "" }),
    ariaLabel: words.edge(
      edge.name,
      edge.data,
      classes[edge.classification],
      protections[edge.protection],
    ),
  }));

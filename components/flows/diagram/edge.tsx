"use client";

import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
} from "@xyflow/react";
import { linesOf } from "@/lib/domain/flows/diagram/labels/rules";
import type { Route } from "@/lib/domain/flows/diagram/schema";
import styles from "./diagram.module.css";
import { lineThrough } from "./scene";

/** What goes along a line, and the way that was found for it; none once one of its ends was moved. */
export type FlowEdge = Edge<{ text: string; route: Route | null }, "flow">;

function Flow({ data, markerEnd, ...ends }: EdgeProps<FlowEdge>) {
  const [curve, x, y] = getBezierPath(ends);
  const route = data?.route;
  const label = route ? route.label : { x, y };
  const place = label && `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)`;
  return (
    <>
      <BaseEdge
        id={ends.id}
        path={route ? lineThrough(route.points) : curve}
        {...(markerEnd && { markerEnd })}
      />
      {place && (
        <EdgeLabelRenderer>
          <div className={styles.label} style={{ transform: place }} aria-hidden="true">
            {linesOf(data?.text ?? "").map((line) => (
              <span key={line}>{line}</span>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

export const EDGE_TYPES = { flow: Flow };

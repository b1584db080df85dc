"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { Link } from "@/components/ui/link";
import { flows } from "@/components/words/flows";
import type { DiagramGroup, DiagramNode } from "@/lib/domain/flows/diagram/schema";
import styles from "./diagram.module.css";

const words = flows.drawing;
export type ThingNode = Node<{ thing: DiagramNode }, "thing">;
export type GroupNode = Node<{ group: DiagramGroup }, "zone">;

/** An asset or a party; lines leave below and arrive above. */
function Thing({ data: { thing } }: NodeProps<ThingNode>) {
  return (
    <div className={styles.thing} data-kind={thing.kind}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      {thing.reference ? (
        <Link className={`nodrag nopan ${styles.name}`} href={`/assets/${thing.reference}/flows`}>
          {thing.name}
        </Link>
      ) : (
        <span className={styles.name}>{thing.name}</span>
      )}
      <span className={styles.reference}>{thing.reference ?? words.party}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}

/** A zone or an environment: a frame with its name. */
function Zone({ data: { group } }: NodeProps<GroupNode>) {
  return (
    <div className={styles.zone} data-kind={group.kind}>
      <span>{group.name}</span>
    </div>
  );
}

export const NODE_TYPES = { thing: Thing, zone: Zone };

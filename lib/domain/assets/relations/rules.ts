// How assets hang together. Runs anywhere.
import type { AssetKind, RelationType } from "@/prisma/generated/enums";
import { ASSET_KIND_LABELS } from "../../scope/schema";
import { RELATION_ENDS, RELATION_LABELS } from "./schema";

export interface Edge {
  readonly fromId: string;
  readonly toId: string;
  readonly type: RelationType;
}

/** What stops working without the other end. Past training and measuring do not count. */
const NEEDS: ReadonlySet<RelationType> = new Set([
  "serves",
  "uses",
  "writes",
  "processes",
  "stored_in",
  "hosted_on",
  "authenticates_with",
  "embeds_with",
] as const);

/** Who would lose something if `id` went away, directly: what points at it, and what it deploys. */
export function leaningOn(id: string, edges: readonly Edge[]): string[] {
  return edges.flatMap(({ fromId, toId, type }) => {
    if (toId === id && NEEDS.has(type)) return [fromId];
    return fromId === id && type === "deploys" ? [toId] : [];
  });
}

/** Why these two cannot be joined so, or null. */
export function relationProblem(type: RelationType, from: AssetKind, to: AssetKind): string | null {
  const ends = RELATION_ENDS[type];
  if (ends.from.includes(from) && ends.to.includes(to)) return null;
  const [one, other] = [ASSET_KIND_LABELS[from], ASSET_KIND_LABELS[to]].map((label) =>
    label.toLowerCase(),
  );
  const said = RELATION_LABELS[type].to.toLowerCase();
  return `“${said}” does not join: ${one} → ${other}.`;
}

/** A record shows so many on either side; the lineage and the lists have the others. */
export const MOST_RELATIONS = 200;

// How assets hang together. Runs anywhere.
import type { AssetKind, RelationType } from "@/prisma/generated/enums";
import { ASSET_KIND_LABELS } from "../../scope/schema";
import { RELATION_ENDS, RELATION_LABELS } from "./schema";

/**
 * Who points so at something stops working without it; so does what a repository or pipeline deploys
 * without that, and an adapter without its base. Past training and measuring do not count.
 */
export const LEANING = [
  "serves",
  "uses",
  "writes",
  "processes",
  "stored_in",
  "hosted_on",
  "authenticates_with",
  "embeds_with",
] as const satisfies RelationType[];

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

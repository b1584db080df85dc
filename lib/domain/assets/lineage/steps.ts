import sql from "sql-template-tag";
import { invalid } from "@/lib/kernel/errors";
import { statement } from "@/lib/kernel/statement";
import type { Tx } from "@/lib/platform/db";
import type { RelationType } from "@/prisma/generated/enums";
import { LINEAGE_TYPES } from "../graph/catalogue";
import type { Link } from "../graph/rules";
import { circleIn } from "./rules";

const CLOSED: ReadonlySet<RelationType> = new Set(LINEAGE_TYPES);
/** A circle of hundreds is told by its ends. */
const TOLD = 12;

/**
 * Refuses relations by which something would be made of itself, over any number of steps. The caller
 * holds the map, so that two relations written at once cannot close a circle together.
 * @param field under which the form shows it
 * @throws invalid, naming the way from the asset back to itself
 */
export async function refuseCircle(tx: Tx, fresh: readonly Link[], field = "to"): Promise<void> {
  const closing = fresh.filter(({ type }) => CLOSED.has(type));
  if (closing.length === 0) return;
  const above = await statement<Link>(
    tx,
    sql`
      WITH RECURSIVE above (id) AS (
        SELECT unnest(${closing.map(({ toId }) => toId)}::uuid[])
        UNION
        SELECT e.to_id FROM above u JOIN app.asset_relation e ON e.from_id = u.id
          AND e.type = ANY(${[...LINEAGE_TYPES]}::text[]::app."RelationType"[])
      )
      SELECT e.from_id::text AS "fromId", e.to_id::text AS "toId", e.type::text AS type
      FROM above u JOIN app.asset_relation e ON e.from_id = u.id
        AND e.type = ANY(${[...LINEAGE_TYPES]}::text[]::app."RelationType"[])
      ORDER BY 1, 2, 3`,
  );
  const circle = circleIn(above, closing);
  if (!circle) return;
  const way = await namesOf(tx, circle);
  throw invalid({ [field]: [`It would be made of itself: ${way.join(" → ")}.`] });
}

async function namesOf(tx: Tx, circle: readonly string[]): Promise<string[]> {
  const cut = circle.length > TOLD;
  const shown = cut ? [...circle.slice(0, TOLD / 2), ...circle.slice(-TOLD / 2)] : circle;
  const found = await tx.asset.findMany({
    where: { id: { in: [...new Set(shown)] } },
    select: { id: true, reference: true },
  });
  const names = shown.map((id) => found.find((one) => one.id === id)?.reference ?? id);
  const between = `… ${circle.length - TOLD} more …`;
  return cut ? [...names.slice(0, TOLD / 2), between, ...names.slice(TOLD / 2)] : names;
}

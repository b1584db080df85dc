import type { Reader } from "@/lib/platform/db";
import type { AssetState } from "@/prisma/generated/enums";
import type { FoundGap } from "../gaps/schema";

interface Placed {
  readonly environmentId: string | null;
  readonly zoneId: string | null;
}

/** Whether its environment is divided into zones and it stands in none of them, nor in one outside. */
export async function needsZone(
  db: Pick<Reader, "zone">,
  { environmentId, zoneId }: Placed,
): Promise<boolean> {
  if (!environmentId) return false;
  const fits = { OR: [{ environmentId }, { environmentId: null }] };
  if (zoneId && (await db.zone.count({ where: { id: zoneId, ...fits } })) > 0) return false;
  return (await db.zone.count({ where: { environmentId, retiredAt: null } })) > 0;
}

interface Examined extends Placed {
  readonly name: string;
  readonly state: AssetState;
}

/** An asset in use that stands in no zone although its environment has some: its borders are not known. */
export async function standsNowhere(db: Reader, asset: Examined): Promise<FoundGap[]> {
  if (asset.state !== "active" && asset.state !== "under_change") return [];
  if (!(await needsZone(db, asset))) return [];
  return [
    {
      kind: "stands_in_no_zone",
      reason: `${asset.name} stands in no zone, though its environment has some, so each of its flows counts as a crossing. Choose a zone.`,
      path: [],
      control: "A.8.22",
    },
  ];
}

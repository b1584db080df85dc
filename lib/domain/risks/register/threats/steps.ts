import type { Reader } from "@/lib/platform/db";
import { threats } from "../../catalogue";

const MOST = 2000;

/** Threats that a risk can name, by what it is called there: those that ship by id, own ones by reference. */
export async function threatTitles(db: Reader): Promise<ReadonlyMap<string, string>> {
  const own = await db.threat.findMany({
    where: { retiredAt: null },
    select: { reference: true, title: true },
    take: MOST,
  });
  return new Map([
    ...threats.map(({ id, title }) => [id, title] as const),
    ...own.map(({ reference, title }) => [reference, title] as const),
  ]);
}

// Whom and what a file names, held against those who are here. Runs anywhere.
import type { Draft } from "../drafts/schema";
import type { Columns } from "../planning/rules";

interface Named {
  readonly id: string;
  readonly name: string;
}
/** Who and what a file can name, by reference, address or name in small letters. */
export interface Names {
  readonly people: ReadonlyMap<string, Named>;
  readonly environments: ReadonlyMap<string, Named>;
  readonly zones: ReadonlyMap<string, Named>;
}

/** What the draft says, as columns; names that nobody bears become warnings. */
export function columnsSaid(draft: Draft, { people, environments, zones }: Names) {
  const warnings: string[] = [];
  const { owner, custodian, environment, zone, ...plain } = draft.columns;
  const find = (among: ReadonlyMap<string, Named>, what: Place, name: string | undefined) => {
    if (name === undefined) return undefined;
    // A zone belongs to its environment, or to nobody's that stands here.
    const ways = what === "zone" ? [`${environment ?? ""} / ${name}`, ` / ${name}`] : [name];
    const found = ways.flatMap((way) => among.get(way.toLowerCase()) ?? [])[0];
    if (!found) {
      const kept = draft.said[what] ? "kept as it is said" : "left out";
      warnings.push(`The ${what} “${name}” is not known here; ${kept}.`);
    }
    return found?.id;
  };
  const ids = {
    ownerId: find(people, "owner", owner),
    custodianId: find(people, "custodian", custodian),
    environmentId: find(environments, "environment", environment),
    zoneId: find(zones, "zone", zone),
  };
  const given = { ...plain, ...ids, purl: draft.purl };
  const columns: Partial<Columns> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => !isEmpty(value)),
  );
  return { columns, warnings };
}

type Place = "owner" | "custodian" | "environment" | "zone";

export const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0);

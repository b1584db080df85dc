import type { Reader } from "@/lib/platform/db";
import type { AssetState, RelationType } from "@/prisma/generated/enums";
import { LINEAGE_TYPES } from "../../graph/catalogue";
import { drawnKey } from "../../said/rules";
import type { Draft } from "../drafts/schema";
import { digestsOf } from "../matching/rules";
import type { Names } from "../naming/rules";
import type { KnownAsset } from "../planning/rules";
import type { Edge, Inventory } from "../rules";

export const KNOWN = {
  ...{ id: true, reference: true, name: true, kind: true, state: true, version: true },
  ...{ cardDigest: true, subtype: true, description: true, location: true, supplier: true },
  ...{ release: true, digest: true, licence: true, provenance: true, languages: true },
  ...{ legalBasis: true, url: true, authentication: true, exposure: true, classification: true },
  ...{ personalData: true, inScope: true, scopeReason: true, confidentiality: true },
  ...{ integrity: true, availability: true, nextReview: true, ownerId: true, custodianId: true },
  ...{ environmentId: true, purl: true, facts: true, proposedById: true },
  ...{ ownerAgreedAt: true, zoneId: true, said: true },
  artefacts: { select: { digest: true } },
  evaluations: { select: { source: true, suite: true } },
} as const;

/** Values of one statement; PostgreSQL takes at most 65,535. */
export const CHUNK = 2000;
/** More than any inventory holds; a bound all the same. */
const MOST = 200_000;

export const chunksOf = <Value>(values: readonly Value[], size = CHUNK): Value[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );

/** Everything of the inventory that the drafts could speak of. */
export async function inventoryFor(db: Reader, drafts: readonly Draft[]): Promise<Inventory> {
  const ids = await touchedIds(db, drafts);
  const assets: KnownAsset[] = [];
  for (const chunk of chunksOf([...ids])) {
    assets.push(
      ...(await db.asset.findMany({ where: { id: { in: chunk } }, select: KNOWN, take: CHUNK })),
    );
  }
  // The oldest of one name is the one that is meant.
  assets.sort((one, other) => (one.id < other.id ? -1 : 1));
  return {
    assets,
    edges: await edgesFor(db, drafts, ids),
    names: await namesIn(db, drafts),
    drawn: await drawnFor(db, drafts, ids),
    released: await releasedFor(db, drafts, ids),
  };
}

/** Whether results count is said before they are written; for that alone releases are looked at. */
async function releasedFor(db: Reader, drafts: readonly Draft[], ids: ReadonlySet<string>) {
  const released = new Map<string, string[]>();
  if (drafts.every((one) => one.evaluations.length === 0)) return released;
  for (const chunk of chunksOf([...ids])) {
    const found = await db.release.findMany({
      where: { assetId: { in: chunk } },
      select: { assetId: true, digest: true },
      take: MOST,
    });
    for (const { assetId, digest } of found) {
      released.set(assetId, [...(released.get(assetId) ?? []), digest]);
    }
  }
  return released;
}

/** Flows that somebody has drawn, by asset: what a document says of them is nothing new. */
async function drawnFor(db: Reader, drafts: readonly Draft[], ids: ReadonlySet<string>) {
  const drawn = new Map<string, Set<string>>();
  if (drafts.every((one) => !one.said.flows?.length)) return drawn;
  const note = (id: string | null, direction: "inbound" | "outbound", name: string) => {
    if (!id) return;
    const own = drawn.get(id) ?? new Set();
    drawn.set(id, own.add(drawnKey({ direction, name })));
  };
  for (const chunk of chunksOf([...ids])) {
    const here = { in: chunk };
    const found = await db.dataFlow.findMany({
      where: { state: "active", OR: [{ fromAssetId: here }, { toAssetId: here }] },
      select: { name: true, fromAssetId: true, toAssetId: true },
      take: MOST,
    });
    for (const { name, fromAssetId, toAssetId } of found) {
      note(fromAssetId, "outbound", name);
      note(toAssetId, "inbound", name);
    }
  }
  return drawn;
}

/** Few names are asked for by name; many are compared here, since no index knows small letters. */
const FEW = 300;

async function touchedIds(db: Reader, drafts: readonly Draft[]): Promise<Set<string>> {
  const named = drafts.flatMap((one) => [one, ...one.relations.map((relation) => relation.to)]);
  const names = new Set(named.map((one) => one.name.trim().toLowerCase()));
  const purls = new Set(named.flatMap((one) => one.purl ?? []));
  const references = new Set(named.flatMap((one) => one.reference ?? []));
  const digests = new Set(drafts.flatMap(digestsOf));
  const cards = new Set(drafts.flatMap((one) => one.card?.digest ?? []));
  const ids = new Set<string>();
  const note = (found: readonly { id: string }[]) => {
    for (const one of found) ids.add(one.id);
  };
  const select = { id: true } as const;
  for (const chunk of chunksOf([...digests])) {
    note(await db.asset.findMany({ where: { digest: { in: chunk } }, select, take: MOST }));
    const files = { where: { digest: { in: chunk } }, select: { assetId: true }, take: MOST };
    note((await db.artefact.findMany(files)).map((one) => ({ id: one.assetId })));
  }
  for (const chunk of chunksOf([...cards])) {
    note(await db.asset.findMany({ where: { cardDigest: { in: chunk } }, select, take: MOST }));
  }
  for (const chunk of chunksOf([...purls])) {
    note(await db.asset.findMany({ where: { purl: { in: chunk } }, select, take: MOST }));
  }
  for (const chunk of chunksOf([...references])) {
    note(await db.asset.findMany({ where: { reference: { in: chunk } }, select, take: MOST }));
  }
  note(await ofNames(db, names));
  return ids;
}

const IN_USE: AssetState[] = ["proposed", "active", "under_change"];

async function ofNames(db: Reader, names: ReadonlySet<string>) {
  if (names.size <= FEW) {
    return db.asset.findMany({
      where: { state: { in: IN_USE }, OR: spelt(names) },
      select: { id: true },
      take: MOST,
    });
  }
  const all = await db.asset.findMany({
    where: { state: { in: IN_USE } },
    select: { id: true, name: true },
    take: MOST,
  });
  return all.filter((one) => names.has(one.name.trim().toLowerCase()));
}

/** `in` ignores case only when asked, and then reads `%` and `_` as themselves. */
const spelt = (names: ReadonlySet<string>) => [
  { name: { in: [...names], mode: "insensitive" as const } },
];

const LINEAGE: ReadonlySet<RelationType> = new Set(LINEAGE_TYPES);

/** What the known assets are joined to, and all lineage where some is added. */
async function edgesFor(
  db: Reader,
  drafts: readonly Draft[],
  ids: ReadonlySet<string>,
): Promise<Edge[]> {
  if (drafts.every((one) => one.relations.length === 0)) return [];
  const select = { fromId: true, toId: true, type: true } as const;
  const edges: Edge[] = [];
  for (const chunk of chunksOf([...ids])) {
    edges.push(
      ...(await db.assetRelation.findMany({
        where: { fromId: { in: chunk } },
        select,
        take: MOST,
      })),
    );
  }
  const derives = drafts.some((one) => one.relations.some(({ type }) => LINEAGE.has(type)));
  if (!derives) return edges;
  const lineage = { where: { type: { in: [...LINEAGE_TYPES] } }, select, take: MOST };
  return [...edges, ...(await db.assetRelation.findMany(lineage))];
}

async function namesIn(db: Reader, drafts: readonly Draft[]): Promise<Names> {
  const said = new Set(
    drafts
      .flatMap(({ columns }) => [columns.owner, columns.custodian])
      .filter((one) => one != null),
  );
  const places = drafts.some((one) => one.columns.environment !== undefined);
  return {
    people: said.size > 0 ? await peopleOf(db) : new Map(),
    environments: places ? await environmentsOf(db) : new Map(),
    zones: places ? await zonesOf(db) : new Map(),
  };
}

const AUDITORS = { in: ["internal_auditor", "external_auditor"] as const };

/** Who works here now and can be named owner; an auditor may not. */
async function peopleOf(db: Reader): Promise<Names["people"]> {
  const people = await db.person.findMany({
    where: {
      state: "active",
      grants: { none: { revokedAt: null, role: { in: [...AUDITORS.in] } } },
    },
    select: { id: true, reference: true, name: true, email: true },
    take: 10_000,
  });
  return new Map(
    people.flatMap((one) =>
      [one.id, one.reference, one.email, one.name, both(one)].map(
        (name) => [name.toLowerCase(), { id: one.id, name: one.name }] as const,
      ),
    ),
  );
}

async function environmentsOf(db: Reader): Promise<Names["environments"]> {
  const all = await db.environment.findMany({
    where: { retiredAt: null },
    select: { id: true, reference: true, name: true },
    take: 1000,
  });
  return new Map(
    all.flatMap((one) =>
      [one.id, one.reference, one.name, both(one)].map(
        (name) => [name.toLowerCase(), one] as const,
      ),
    ),
  );
}

/** Each by every way to write it and its environment: a zone's name is one of its environment. */
async function zonesOf(db: Reader): Promise<Names["zones"]> {
  const all = await db.zone.findMany({
    where: { retiredAt: null },
    select: {
      ...{ id: true, reference: true, name: true },
      environment: { select: { id: true, reference: true, name: true } },
    },
    take: 5000,
  });
  const ways = (one: Party) => [one.id, one.reference, one.name, both(one)];
  return new Map(
    all.flatMap((zone) =>
      (zone.environment ? ways(zone.environment) : [""]).flatMap((place) =>
        ways(zone).map((name) => [`${place} / ${name}`.toLowerCase(), zone] as const),
      ),
    ),
  );
}

interface Party {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}
const both = ({ name, reference }: Party) => `${name} <${reference}>`;

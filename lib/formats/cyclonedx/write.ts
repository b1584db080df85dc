// The map of assets as a CycloneDX 1.6 ML-BOM. Pure: the same map gives the same document.
import { createHash } from "node:crypto";
import type { Bom, BomRelation } from "@/lib/domain/assets/boms/schema";
import { DOCUMENT } from "./names";
import { type Context, component } from "./write/component";
import { bare, type Json, ordered, properties } from "./write/parts";
import { service } from "./write/service";

/** Who asked for the document, when, and for what. */
export interface Making {
  readonly organisation: string;
  readonly person: string;
  /** Of the product. */
  readonly version: string;
  readonly at: Date;
  /** As it stands in an address; empty for everything. */
  readonly filter: string;
}

/** @returns plain JSON that is valid by the official schema. */
export function writeBom(bom: Bom, making: Making): Json {
  const assets = [...bom.assets].sort((one, other) => ordered(one.reference, other.reference));
  const byReference = new Map(assets.map((one) => [one.reference, one]));
  const within = bom.relations
    .filter(({ from, to }) => byReference.has(from) && byReference.has(to))
    .sort(byEnds);
  const context: Context = {
    organisation: making.organisation,
    byReference,
    from: Map.groupBy(within, ({ from }) => from),
  };
  const endpoints = assets.filter(({ kind }) => kind === "endpoint");
  const others = assets.filter(({ kind }) => kind !== "endpoint");
  const content = {
    components: others.map((one) => component(one, context)),
    services: endpoints.map((one) => service(one, context)),
    dependencies: assets.map(({ reference }) =>
      bare({ ref: reference, dependsOn: reached(context.from.get(reference) ?? []) }),
    ),
  };
  const timestamp = making.at.toISOString();
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: serial(timestamp, content),
    version: 1,
    metadata: metadata(making, timestamp, {
      [DOCUMENT.filter]: making.filter ? [making.filter] : [],
      [DOCUMENT.rows]: [String(assets.length)],
      [DOCUMENT.relationsLeftOut]: leftOut(bom.relations.length - within.length),
    }),
    ...content,
  };
}

const leftOut = (count: number) => (count > 0 ? [String(count)] : []);

const byEnds = (one: BomRelation, other: BomRelation) =>
  ordered(one.from, other.from) || ordered(one.type, other.type) || ordered(one.to, other.to);

const reached = (relations: readonly BomRelation[]) =>
  [...new Set(relations.map(({ to }) => to))].sort(ordered);

const metadata = (making: Making, timestamp: string, own: Record<string, string[]>): Json =>
  bare({
    timestamp,
    lifecycles: [{ phase: "operations" }],
    tools: { components: [{ type: "application", name: "Annex", version: making.version }] },
    authors: making.person ? [{ name: making.person }] : [],
    supplier: making.organisation ? { name: making.organisation } : null,
    properties: properties(own),
  });

/** A UUID of its own for each content and moment, and the same for the same. */
function serial(timestamp: string, content: unknown): string {
  const hash = createHash("sha256").update(timestamp).update(JSON.stringify(content));
  const hex = hash.digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}

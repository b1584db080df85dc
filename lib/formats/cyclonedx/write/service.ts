import type { BomAsset, BomFlow } from "@/lib/domain/assets/boms/schema";
import { PARTY, RELATION } from "../names";
import { type Context, relationText } from "./component";
import { bare, isAddress, type Json, licences, nameIn, ordered, properties } from "./parts";

const OPEN = /^(none|no|open|anonymous|-)?$/i;
const BEYOND: Readonly<Record<string, boolean>> = { public: true, partner: true, internal: false };

/** An endpoint: where it answers, whom it knows, what crosses a boundary there. */
export function service(asset: BomAsset, context: Context): Json {
  const { reference, name, release, description, supplier, url, fields, flows } = asset;
  const relations = context.from.get(reference) ?? [];
  const { licenses, fields: writing } = licences(asset.licence);
  const said = fields.authentication?.[0];
  const own = {
    ...fields,
    ...writing,
    ...(asset.digest && { digest: [asset.digest] }),
    ...(asset.purl && { purl: [asset.purl] }),
    ...(url && !isAddress(url) && { url: [url] }),
    kind: [asset.kind],
    [RELATION]: relations.map(relationText),
  };
  return bare({
    "bom-ref": reference,
    provider: supplier ? { name: supplier } : null,
    name,
    version: release,
    description,
    endpoints: isAddress(url) ? [url] : [],
    authenticated: said === undefined ? null : !OPEN.test(said.trim()),
    "x-trust-boundary": BEYOND[fields.exposure?.[0] ?? ""],
    trustZone: nameIn(fields.zone?.[0]),
    data: [...flows].sort(byName).map(dataOf),
    licenses,
    properties: properties(own),
  });
}

const byName = (one: BomFlow, other: BomFlow) =>
  ordered(one.name, other.name) ||
  ordered(one.direction, other.direction) ||
  ordered(end(one), end(other)) ||
  ordered(one.data, other.data);

/** The reference of an asset, or a party by its name. */
const end = ({ asset, party }: BomFlow) =>
  asset ?? (party ? `${PARTY}${encodeURIComponent(party).replace(/['()*!]/g, escaped)}` : "");
const escaped = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

function dataOf(flow: BomFlow): Json {
  const { direction, classification, name, data } = flow;
  const place = end(flow) ? [end(flow)] : [];
  return bare({
    flow: direction,
    classification,
    name,
    description: data,
    ...(direction === "inbound" ? { source: place } : { destination: place }),
  });
}

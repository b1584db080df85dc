import { saidFields, shownFacts } from "@/components/assets/fact-shown";
import { optionsOf } from "@/components/audits/option";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { facts } from "@/components/words/facts";
import { inventory } from "@/components/words/inventory";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { getAsset, listAssets } from "@/lib/domain/assets/queries";
import { RELATION_LABELS } from "@/lib/domain/assets/relations/schema";
import {
  ASSET_STATE_LABELS,
  type AssetRecord,
  type AssetRelationRow,
  CLASSIFICATION_LABELS,
  EXPOSURE_LABELS,
  PERSONAL_DATA_LABELS,
} from "@/lib/domain/assets/schema";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { block, day, fact, linkTo, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { assets: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listAssets, searchParams);
  return (
    <RoomTable
      {...page}
      name="assets"
      label={MODULE_LABELS.assets}
      empty={reading.empty(MODULE_LABELS.assets)}
      filters={[
        { name: "kind", label: reading.kind, options: optionsOf(ASSET_KIND_LABELS) },
        { name: "state", label: reading.state, options: optionsOf(ASSET_STATE_LABELS) },
      ]}
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "name", header: reading.name, sort: "name" },
        { id: "kind", header: reading.kind, sort: "kind" },
        { id: "state", header: reading.state },
        { id: "owner", header: reading.owner },
        { id: "environment", header: words.environment },
        { id: "classification", header: words.classification },
        { id: "personalData", header: words.personalData },
        { id: "next", header: reading.next, sort: "nextReview" },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/assets/${one.reference}`,
        cells: {
          ...{ reference: one.reference, name: one.name },
          kind: ASSET_KIND_LABELS[one.kind],
          state: ASSET_STATE_LABELS[one.state],
          owner: one.owner?.name,
          environment: one.environment?.name,
          classification: either(one.classification, one.inheritedClass, CLASSIFICATION_LABELS),
          personalData: either(
            one.personalData,
            one.inheritedPersonalData && one.personalData !== "yes" ? "yes" : null,
            PERSONAL_DATA_LABELS,
          ),
          next: day(one.nextReview),
        },
      }))}
    />
  );
}

/** What counts: what it inherits, where that is higher than what it says itself. */
function either<Value extends string>(
  own: Value | null,
  inherited: Value | null,
  labels: Readonly<Record<Value, string>>,
) {
  if (inherited) return inventory.inherited(labels[inherited]);
  return own && labels[own];
}
const counting = <Value extends string>(
  own: Value | null,
  effective: Value | null,
  labels: Readonly<Record<Value, string>>,
) => either(own, effective === own ? null : effective, labels);

async function Record({ base, id }: RecordProps) {
  const asset = await read(getAsset, { id });
  const title = `${asset.reference} ${asset.name}`;
  return (
    <RoomPage module="assets" base={base} path="assets" title={title}>
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(asset)} />
        </Section>
        <SaidOf asset={asset} />
        <Relations side="from" rows={asset.from} base={base} />
        <Relations side="to" rows={asset.to} base={base} />
        <TableSection
          title={words.confirmations}
          head={[reading.scope.on, reading.scope.by, reading.next, words.note]}
          rows={asset.confirmations.map((one) => ({
            id: one.id,
            cells: [day(one.at), one.by.name, day(one.nextReview), one.note],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

/** What only an asset of its kind says. */
function SaidOf({ asset }: { asset: AssetRecord }) {
  const fields = saidFields(asset);
  if (fields.length === 0) return null;
  return (
    <Section title={facts.title}>
      <Facts facts={shownFacts(asset, fields)} />
    </Section>
  );
}

const factsOf = (asset: AssetRecord) => [
  ...block(words.description, asset.description),
  ...fact(reading.kind, ASSET_KIND_LABELS[asset.kind]),
  ...fact(reading.state, ASSET_STATE_LABELS[asset.state]),
  ...fact(reading.owner, asset.owner?.name),
  ...fact(words.custodian, asset.custodian?.name),
  ...fact(words.environment, asset.environment?.name),
  ...fact(
    words.classification,
    counting(asset.classification, asset.effective.classification, CLASSIFICATION_LABELS),
  ),
  ...fact(
    words.personalData,
    counting(asset.personalData, asset.effective.personalData, PERSONAL_DATA_LABELS),
  ),
  ...fact(words.legalBasis, asset.legalBasis),
  ...fact(words.inScope, asset.inScope === null ? null : asset.inScope ? words.yes : words.no),
  ...fact(words.needs, needsOf(asset)),
  ...fact(words.exposure, asset.exposure && EXPOSURE_LABELS[asset.exposure]),
  ...fact(words.authentication, asset.authentication),
  ...fact(words.location, asset.location),
  ...fact(words.supplier, asset.supplier),
  ...fact(words.release, asset.release),
  ...fact(words.digest, asset.digest),
  ...fact(words.licence, asset.licence),
  ...block(words.provenance, asset.provenance),
  ...fact(reading.next, day(asset.nextReview)),
];

const needsOf = ({ confidentiality, integrity, availability }: AssetRecord) =>
  [confidentiality, integrity, availability].map((need) => need ?? reading.unknown).join(", ");

interface RelationsProps {
  /** Read to the other asset, or from it. */
  side: "to" | "from";
  rows: readonly AssetRelationRow[];
  base: string;
}

const Relations = ({ side, rows, base }: RelationsProps) => (
  <TableSection
    title={words[side]}
    head={[reading.kind, reading.reference, reading.name]}
    rows={rows.map(({ id, type, asset }) => ({
      id,
      cells: [
        RELATION_LABELS[type][side],
        linkTo(`${base}/assets/${asset.reference}`, asset.reference),
        asset.name,
      ],
    }))}
  />
);

export const assetsSection: RoomSection<"assets"> = { module: "assets", List, Record };

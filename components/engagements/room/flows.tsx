import { optionsOf } from "@/components/audits/option";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { CLASSIFICATION_LABELS, PERSONAL_DATA_LABELS } from "@/lib/domain/assets/schema";
import { listExceptions } from "@/lib/domain/flows/exceptions/queries";
import { EXCEPTION_STATE_LABELS } from "@/lib/domain/flows/exceptions/schema";
import { getFlow, listFlows } from "@/lib/domain/flows/queries";
import {
  CROSSING_LABELS,
  FLOW_STATE_LABELS,
  type FlowEnd,
  type FlowRecord,
  PROTECTION_LABELS,
} from "@/lib/domain/flows/schema";
import { block, day, fact, linkTo, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { flows: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listFlows, searchParams);
  return (
    <RoomTable
      {...page}
      name="flows"
      label={reading.places.flows}
      empty={reading.empty(reading.places.flows)}
      filters={[
        { name: "crossing", label: words.crossing, options: optionsOf(CROSSING_LABELS) },
        { name: "protection", label: words.protection, options: optionsOf(PROTECTION_LABELS) },
      ]}
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "name", header: reading.name, sort: "name" },
        { id: "from", header: words.from },
        { id: "to", header: words.to },
        { id: "data", header: words.data },
        { id: "class", header: reading.assets.classification },
        { id: "crossing", header: words.crossing },
        { id: "protection", header: words.protection },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/flows/${one.reference}`,
        cells: {
          reference: one.reference,
          name: one.name,
          from: one.from.name,
          to: one.to.name,
          data: one.data,
          class: CLASSIFICATION_LABELS[one.classification],
          crossing: CROSSING_LABELS[one.crosses],
          protection: PROTECTION_LABELS[one.protection],
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const [flow, exceptions] = await Promise.all([
    read(getFlow, { id }),
    read(listExceptions, { flow: id, size: 50 }),
  ]);
  return (
    <RoomPage module="assets" base={base} path="flows" title={`${flow.reference} ${flow.name}`}>
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(flow, base)} />
        </Section>
        <TableSection
          title={words.exceptions}
          head={[reading.reference, reading.state, reading.scope.reason, words.until]}
          rows={exceptions.rows.map((one) => ({
            id: one.id,
            cells: [
              one.reference,
              EXCEPTION_STATE_LABELS[one.state],
              one.reason,
              day(one.validUntil),
            ],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

const endOf = ({ name, asset }: FlowEnd, base: string) =>
  asset ? linkTo(`${base}/assets/${asset.reference}`, name) : name;

const factsOf = (flow: FlowRecord, base: string) => [
  ...fact(reading.state, FLOW_STATE_LABELS[flow.state]),
  ...fact(words.from, endOf(flow.from, base)),
  ...fact(words.to, endOf(flow.to, base)),
  ...fact(words.data, flow.data),
  ...fact(reading.assets.classification, CLASSIFICATION_LABELS[flow.classification]),
  ...fact(reading.assets.personalData, PERSONAL_DATA_LABELS[flow.personalData]),
  ...block(words.purpose, flow.purpose),
  ...fact(words.crossing, `${CROSSING_LABELS[flow.crosses]}. ${flow.why.crossing}`),
  ...fact(words.protocol, flow.protocol),
  ...fact(words.encryption, flow.encryption),
  ...fact(words.authentication, flow.authentication),
  ...fact(
    words.protection,
    flow.controls.map((one) => `${one.reference} ${one.title}`).join(", ") ||
      PROTECTION_LABELS[flow.protection],
  ),
  ...fact(reading.owner, flow.owner?.name),
];

export const flowsSection: RoomSection<"assets"> = { module: "assets", List, Record };

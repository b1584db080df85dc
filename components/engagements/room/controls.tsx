import { optionsOf } from "@/components/audits/option";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { CHECKLIST_RESULT_LABELS } from "@/lib/domain/audits/schema";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import {
  ATTESTATION_STATE_LABELS,
  type AttestationRow,
} from "@/lib/domain/controls/attestations/schema";
import { getControl, listControls } from "@/lib/domain/controls/queries";
import {
  type ControlRecord,
  IMPLEMENTATION_LABELS,
  OPERATING_STATE_LABELS,
  OPERATING_STATE_TONES,
  REASON_LABELS,
  RESULT_LABELS,
} from "@/lib/domain/controls/schema";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { block, day, fact, linkTo, period, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { controls: words } = reading;

export const necessity = (necessary: boolean | null) =>
  necessary === null ? words.open : necessary ? words.yes : words.no;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listControls, searchParams);
  return (
    <RoomTable
      {...page}
      name="controls"
      label={MODULE_LABELS.controls}
      empty={reading.empty(MODULE_LABELS.controls)}
      defaultSort="position"
      filters={[
        {
          name: "operatingState",
          label: words.operating,
          options: optionsOf(OPERATING_STATE_LABELS),
        },
      ]}
      columns={[
        { id: "reference", header: reading.reference, sort: "position" },
        { id: "title", header: reading.title, sort: "title" },
        { id: "state", header: words.operating, sort: "state" },
        { id: "necessary", header: words.necessary },
        { id: "owner", header: reading.owner },
        { id: "reviewer", header: words.reviewer },
        { id: "result", header: words.lastResult },
        { id: "due", header: words.due },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/controls/${one.reference}`,
        cells: {
          ...{ reference: one.reference, title: one.title },
          state: {
            text: OPERATING_STATE_LABELS[one.operatingState],
            tone: OPERATING_STATE_TONES[one.operatingState],
          },
          necessary: necessity(one.necessary),
          owner: one.owner?.name,
          reviewer: one.reviewer?.name,
          result: one.lastResult && RESULT_LABELS[one.lastResult],
          due: day(one.nextDue),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const control = await read(getControl, { id });
  const { rows } = await read(listAttestations, { control: control.id, size: 100 });
  const title = `${control.reference} ${control.title}`;
  return (
    <RoomPage module="controls" base={base} path="controls" title={title}>
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(control)} />
        </Section>
        <Attestations rows={rows} base={base} />
        <TableSection
          title={words.risks}
          head={[reading.reference, reading.title]}
          rows={control.risks.map(({ reference, title: risk }) => ({
            id: reference,
            cells: [linkTo(`${base}/risks/${reference}`, reference), risk],
          }))}
        />
        <TableSection
          title={words.audits}
          head={[reading.reference, reading.title, reading.scope.on, words.result]}
          rows={control.audits.map((one) => ({
            id: one.reference,
            cells: [
              linkTo(`${base}/audits/${one.reference}`, one.reference),
              ...[one.title, day(one.on), CHECKLIST_RESULT_LABELS[one.result]],
            ],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (control: ControlRecord) => [
  ...fact(words.operating, OPERATING_STATE_LABELS[control.operatingState]),
  ...fact(words.since, day(control.stateSince)),
  ...fact(words.necessary, necessity(control.necessary)),
  ...block(words.justification, justificationOf(control)),
  ...fact(words.implementation, IMPLEMENTATION_LABELS[control.implementationStatus]),
  ...block(words.statement, control.statement),
  ...fact(reading.owner, control.owner?.name),
  ...fact(words.reviewer, control.reviewer?.name),
  ...fact(words.due, day(control.nextDue)),
];

const justificationOf = ({ necessary, inclusion, exclusionReason }: ControlRecord) =>
  necessary === false
    ? exclusionReason
    : inclusion.map(({ kind, text }) => `${REASON_LABELS[kind]}: ${text}`).join("\n");

function Attestations({ rows, base }: { rows: readonly AttestationRow[]; base: string }) {
  const head = [
    ...[reading.reference, reading.state, words.result, words.period],
    ...[words.attester, words.reviewer, words.quality, words.evidence],
  ];
  return (
    <TableSection
      title={words.attestations}
      head={head}
      rows={rows.map((one) => ({
        id: one.id,
        cells: [
          ...[one.reference, ATTESTATION_STATE_LABELS[one.state]],
          one.result && RESULT_LABELS[one.result],
          one.periodFrom && one.periodTo && period(one.periodFrom, one.periodTo),
          ...[one.attester?.name, one.reviewer?.name, one.quality],
          one.evidence.map((reference) => linkTo(`${base}/evidence/${reference}`, reference)),
        ],
      }))}
    />
  );
}

export const controlsSection: RoomSection<"controls"> = { module: "controls", List, Record };

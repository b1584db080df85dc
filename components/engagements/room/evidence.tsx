import { optionsOf } from "@/components/audits/option";
import { formatBytes } from "@/components/ui/format";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import { getEvidence, listEvidence } from "@/lib/domain/controls/evidence/queries";
import {
  EVIDENCE_KIND_LABELS,
  EVIDENCE_STATE_LABELS,
  type EvidenceRecord,
  METHOD_LABELS,
} from "@/lib/domain/controls/evidence/schema";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { day, fact, linkTo, period, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { evidence: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listEvidence, searchParams);
  return (
    <RoomTable
      {...page}
      name="evidence"
      label={MODULE_LABELS.evidence}
      empty={reading.empty(MODULE_LABELS.evidence)}
      filters={[
        { name: "state", label: reading.state, options: optionsOf(EVIDENCE_STATE_LABELS) },
        { name: "kind", label: reading.kind, options: optionsOf(EVIDENCE_KIND_LABELS) },
      ]}
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "title", header: reading.title, sort: "title" },
        { id: "kind", header: reading.kind },
        { id: "state", header: reading.state },
        { id: "controls", header: words.supports },
        { id: "collected", header: words.collected, sort: "collected" },
        { id: "until", header: words.until, sort: "validUntil" },
        { id: "by", header: words.submittedBy },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/evidence/${one.reference}`,
        cells: {
          ...{ reference: one.reference, title: one.title },
          kind: EVIDENCE_KIND_LABELS[one.kind],
          state: EVIDENCE_STATE_LABELS[one.state],
          controls: one.controls.join(", "),
          collected: day(one.collectedAt),
          until: day(one.validUntil),
          by: one.submittedBy.name,
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const evidence = await read(getEvidence, { id });
  const { reference, title } = evidence;
  return (
    <RoomPage
      module="evidence"
      base={base}
      path="evidence"
      title={`${reference} ${title}`}
      aside={
        <a href={`/api/app/evidence/${reference}/content`} download>
          {words.download}
        </a>
      }
    >
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(evidence)} />
        </Section>
        <Links title={words.supports} rows={evidence.supports} path={`${base}/controls`} />
        <Links title={words.assets} rows={evidence.assets} path={`${base}/assets`} />
        <Links title={words.findings} rows={evidence.findings} path={`${base}/findings`} />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (one: EvidenceRecord) => [
  ...fact(reading.kind, EVIDENCE_KIND_LABELS[one.kind]),
  ...fact(reading.state, EVIDENCE_STATE_LABELS[one.state]),
  ...fact(words.source, one.source),
  ...fact(words.method, METHOD_LABELS[one.method]),
  ...fact(words.collected, day(one.collectedAt)),
  ...fact(words.period, period(one.periodFrom, one.periodTo)),
  ...fact(words.until, day(one.validUntil)),
  ...fact(words.submittedBy, one.submittedBy.name),
  ...fact(words.acceptedBy, one.acceptedBy?.name),
  ...fact(words.class, CLASSIFICATION_LABELS[one.class]),
  ...fact(words.personalData, one.personalData ? reading.assets.yes : reading.assets.no),
  ...fact(words.file, one.fileName),
  ...fact(words.size, formatBytes(one.size)),
  ...fact(words.hash, one.sha256),
];

interface LinksProps {
  title: string;
  rows: readonly { reference: string; title: string }[];
  path: string;
}

const Links = ({ title, rows, path }: LinksProps) => (
  <TableSection
    title={title}
    head={[reading.reference, reading.title]}
    rows={rows.map((one) => ({
      id: one.reference,
      cells: [linkTo(`${path}/${one.reference}`, one.reference), one.title],
    }))}
  />
);

export const evidenceSection: RoomSection<"evidence"> = { module: "evidence", List, Record };

import { optionsOf } from "@/components/audits/option";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { CLASSIFICATION_LABELS, PERSONAL_DATA_LABELS } from "@/lib/domain/assets/schema";
import { getSupplier, listSuppliers } from "@/lib/domain/suppliers/queries";
import {
  CRITICALITY_LABELS,
  SUPPLIER_STATE_LABELS,
  type SupplierRecord,
} from "@/lib/domain/suppliers/schema";
import { block, day, fact, linkTo, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { suppliers: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listSuppliers, searchParams);
  return (
    <RoomTable
      {...page}
      name="suppliers"
      label={reading.places.suppliers}
      empty={reading.empty(reading.places.suppliers)}
      filters={[
        { name: "state", label: reading.state, options: optionsOf(SUPPLIER_STATE_LABELS) },
        { name: "criticality", label: words.criticality, options: optionsOf(CRITICALITY_LABELS) },
      ]}
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "name", header: reading.name, sort: "name" },
        { id: "service", header: words.service },
        { id: "criticality", header: words.criticality },
        { id: "state", header: reading.state },
        { id: "owner", header: reading.owner },
        { id: "assurance", header: words.assuranceUntil },
        { id: "next", header: reading.next, sort: "nextReview" },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/suppliers/${one.reference}`,
        cells: {
          reference: one.reference,
          name: one.name,
          service: one.service,
          criticality: CRITICALITY_LABELS[one.criticality],
          state: SUPPLIER_STATE_LABELS[one.state],
          owner: one.owner.name,
          assurance: day(one.assuranceUntil),
          next: day(one.nextReview),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const supplier = await read(getSupplier, { id });
  return (
    <RoomPage
      module="assets"
      base={base}
      path="suppliers"
      title={`${supplier.reference} ${supplier.name}`}
    >
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(supplier)} />
        </Section>
        <TableSection
          title={words.assets}
          head={[reading.reference, reading.name]}
          rows={supplier.assets.map(({ id: key, reference, name }) => ({
            id: key,
            cells: [linkTo(`${base}/assets/${reference}`, reference), name],
          }))}
        />
        <TableSection
          title={words.reviews}
          head={[
            reading.scope.on,
            reading.scope.by,
            words.papers,
            words.gaps,
            words.result,
            reading.next,
          ]}
          rows={supplier.reviews.map((one) => ({
            id: one.id,
            cells: [
              day(one.at),
              one.by.name,
              one.papers,
              one.exceptions,
              one.result,
              day(one.nextReview),
            ],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (one: SupplierRecord) => [
  ...fact(words.service, one.service),
  ...fact(reading.state, SUPPLIER_STATE_LABELS[one.state]),
  ...fact(words.criticality, CRITICALITY_LABELS[one.criticality]),
  ...fact(reading.owner, one.owner.name),
  ...fact(words.place, one.place),
  ...fact(words.dataReached, one.dataReached.map((kind) => CLASSIFICATION_LABELS[kind]).join(", ")),
  ...fact(reading.assets.personalData, PERSONAL_DATA_LABELS[one.personalData]),
  ...fact(words.subProcessors, subProcessorsOf(one)),
  ...fact(words.agreement, day(one.signedOn)),
  ...fact(words.agreementUntil, day(one.agreementUntil)),
  ...fact(words.terms, termsOf(one)),
  ...block(words.withoutAgreement, one.withoutAgreement),
  ...fact(words.assurance, [one.assuranceKind, one.assuranceIssuer].filter(Boolean).join(", ")),
  ...block(reading.scope.what, one.assuranceScope),
  ...fact(words.assuranceUntil, day(one.assuranceUntil)),
  ...block(words.gaps, one.assuranceGaps),
  ...block(words.responsibilities, one.responsibilities),
  ...block(words.exitPlan, one.exitPlan),
  ...fact(words.assessedBy, one.assessedBy?.name),
  ...block(words.assessment, one.assessment),
  ...fact(words.approvedBy, one.approvedBy?.name),
  ...block(words.decision, one.decision),
  ...fact(reading.next, day(one.nextReview)),
  ...fact(words.ended, day(one.endedAt)),
  ...block(words.proof, one.deletionProof),
];

const subProcessorsOf = ({ subProcessors, subProcessorsKnown }: SupplierRecord) => {
  if (subProcessors.length > 0) return subProcessors.join(", ");
  return subProcessorsKnown ? words.none : reading.unknown;
};

const termsOf = ({ securityTerms, incidentHours, deletionTerms, auditRight }: SupplierRecord) =>
  [
    securityTerms && words.security,
    incidentHours !== null && words.incident(incidentHours),
    deletionTerms && words.deletion,
    auditRight && words.audit,
  ]
    .filter(Boolean)
    .join(", ");

export const suppliersSection: RoomSection<"assets"> = { module: "assets", List, Record };
